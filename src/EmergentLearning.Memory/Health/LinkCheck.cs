using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Memory.Health;

/// <summary>Whether the records that links name are there.</summary>
internal static class LinkCheck
{
    public const string Name = "links";

    private const int MostNamed = 3;

    /// <summary>Looks each linked record up. A link to a record that is not there is kept: a pull may bring it.</summary>
    public static HealthCheck Run(IReadSession session)
    {
        IReadOnlyList<(string Uid, string Holder)> links = LinkRows.Exist(session) ? LinkRows.Ends(session) : [];
        string[] missing = [.. links.Select(static link => link.Uid).Distinct(StringComparer.Ordinal).Where(uid => KindLookup.Find(session, uid) is null)];
        if (missing.Length == 0)
        {
            return new HealthCheck(
                Name, HealthState.Good, links.Count == 0 ? "the store has no links" : $"{links.Count} links lead to records that are here");
        }

        (string Uid, string Holder)[] dangling = [.. links.Where(link => missing.Contains(link.Uid, StringComparer.Ordinal))];
        string named = string.Join(", ", dangling.Take(MostNamed).Select(static link => $"{link.Holder} to {link.Uid}"));
        return new HealthCheck(
            Name,
            HealthState.Warning,
            $"{dangling.Length} of {links.Count} links lead to records that are not here or were deleted: {named}{(dangling.Length > MostNamed ? ", ..." : "")}; "
            + "pull from the clone that has them, put their files back, or take them out of the line **Links** of the files that name them");
    }
}
