namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>What a git folder holds.</summary>
/// <param name="Commits">Every commit that the branch contains.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <remarks>Immutable.</remarks>
internal sealed record GitObservation(IReadOnlySet<string> Commits, IReadOnlyList<string> Faults)
{
    public static GitObservation Nothing { get; } = new(new HashSet<string>(), []);

    /// <summary>The same for equal observations.</summary>
    public int Id { get; } = DigestIds.Of(string.Join(',', Commits.Order(StringComparer.Ordinal)) + "|" + string.Join(',', Faults));
}
