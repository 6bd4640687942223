namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>What a git folder holds.</summary>
/// <param name="Commits">Every commit that the branch contains.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record GitObservation(IReadOnlySet<string> Commits, IReadOnlyList<string> Faults)
{
    public static GitObservation Nothing { get; } = new(new HashSet<string>(), []);

    public string Digest() => string.Join(',', Commits.Order(StringComparer.Ordinal)) + "|" + string.Join(',', Faults);
}
