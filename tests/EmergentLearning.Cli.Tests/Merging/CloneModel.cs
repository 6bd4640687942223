using System.Text.RegularExpressions;

namespace EmergentLearning.Cli.Tests.Merging;

/// <summary>What has to be true of the records of all clones, whatever they did and in whichever order they met.</summary>
internal sealed partial class CloneModel
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _edited = new(StringComparer.Ordinal);

    public int Count => _paths.Count;

    public IEnumerable<string> Uids => _paths.Keys.Order(StringComparer.Ordinal);

    public void Recorded(string uid, string path) => Assert.True(_paths.TryAdd(uid, path));

    /// <param name="text">The text of a file that was deleted.</param>
    public void Deleted(string text) => _deleted.UnionWith(Names(text));

    /// <param name="text">The text of a file that was changed.</param>
    public void Edited(string text) => _edited.UnionWith(Names(text));

    /// <param name="uid">A record that was linked to another: its file was changed.</param>
    public void Linked(string uid) => _edited.Add(uid);

    /// <summary>
    /// What nobody deleted lives. What somebody deleted does not, but where another clone changed it: an edit wins over a deletion that had not
    /// seen it. Whose file two clones gave to two records was moved by a merge, which is a change.
    /// </summary>
    public void AssertHolds(IReadOnlyCollection<string> living)
    {
        Assert.Empty(living.Except(_paths.Keys));
        Assert.Empty(_paths.Keys.Except(_deleted).Except(living));
        HashSet<string> contested = [.. _paths.GroupBy(pair => pair.Value, pair => pair.Key).Where(group => group.Count() > 1).SelectMany(group => group)];
        Assert.Empty(_deleted.Except(_edited).Except(contested).Intersect(living));
    }

    private static IEnumerable<string> Names(string text) => Mark().Matches(text).Select(match => match.Groups["uid"].Value);

    [GeneratedRegex("^<!-- uid: (?<uid>[0-9a-f-]{36}) -->", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
