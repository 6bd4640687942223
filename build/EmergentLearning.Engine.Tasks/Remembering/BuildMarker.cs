namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>The two lines of a build's marker: what state it is in, and at which commit.</summary>
internal static class BuildMarker
{
    /// <summary>The project does not build.</summary>
    public const string Broken = "broken";

    /// <summary>It builds again, by changes that were not committed when it did.</summary>
    public const string Uncommitted = "uncommitted";

    /// <summary>Whether a good build at a commit says something new. A marker that lost its lines still says that something was broken.</summary>
    public static bool IsNews(IReadOnlyList<string>? marker, string? commit) => marker is not null
        && (marker.Count == 0 || marker[0] != Uncommitted || (commit is not null && commit != CommitOf(marker)));

    /// <summary>The marker after a good build was told; empty when nothing is left to be told.</summary>
    public static IReadOnlyCollection<string> After(IReadOnlyList<string> marker, string? commit) =>
        marker.Count > 0 && marker[0] != Uncommitted && commit is not null && commit == CommitOf(marker) ? [Uncommitted, commit] : [];

    private static string CommitOf(IReadOnlyList<string> marker) => marker.Count > 1 ? marker[1] : "";
}
