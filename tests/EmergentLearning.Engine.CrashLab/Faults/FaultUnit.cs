namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>One kind of failure of every call of one scenario, in turn.</summary>
/// <param name="Scenario">What is done meanwhile.</param>
/// <param name="Kind">How the call fails.</param>
/// <param name="Sticky">Whether every later call fails too.</param>
/// <param name="Only">The one call that fails; null for every one that can.</param>
internal sealed record FaultUnit(string Scenario, FaultKind Kind, bool Sticky, FaultCall? Only)
{
    public override string ToString() => $"{Scenario} {Kind} {(Sticky ? "sticky" : "once")}{(Only is null ? "" : $" {Only}")}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static FaultUnit Parse(string text)
    {
        string[] parts = text.Split(' ');
        return new FaultUnit(parts[0], Enum.Parse<FaultKind>(parts[1]), parts[2] == "sticky", parts.Length > 3 ? Enum.Parse<FaultCall>(parts[3]) : null);
    }
}
