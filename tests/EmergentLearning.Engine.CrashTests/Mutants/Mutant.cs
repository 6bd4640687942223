namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>One thing that the engine must do, taken away.</summary>
/// <param name="Name">What is taken away.</param>
/// <param name="File">The source file, below the engine's folder.</param>
/// <param name="Why">What a user would lose.</param>
/// <param name="Probe">The probe that is likely to see it, asked first.</param>
/// <param name="Edits">Texts of the file, each of which it has exactly once, and what takes their place.</param>
public sealed record Mutant(string Name, string File, string Why, string Probe, params (string Text, string Replacement)[] Edits)
{
    public override string ToString() => Name;
}
