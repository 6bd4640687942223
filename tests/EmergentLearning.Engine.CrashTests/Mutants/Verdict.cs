namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>What became of an engine.</summary>
/// <param name="Mutant">What was taken away.</param>
/// <param name="KilledBy">The probe that saw it, or <see langword="null"/>: nobody did.</param>
/// <param name="Said">What it said.</param>
/// <param name="Fault">Why there is no verdict, or <see langword="null"/>.</param>
internal sealed record Verdict(string Mutant, string? KilledBy, string Said, string? Fault)
{
    public override string ToString() => Fault is not null ? $"{Mutant,-50} NO VERDICT  {Fault}"
        : KilledBy is null ? $"{Mutant,-50} SURVIVED"
        : $"{Mutant,-50} killed by {KilledBy.Split(' ')[0],-9} {Said}";
}
