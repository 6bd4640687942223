using System.Globalization;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Cli.Reports;

/// <summary>What a build says when a known failure comes back: how often it was seen, when before, what mended it, and what may help.</summary>
internal static class BuildNotice
{
    private const int CommitLength = 10;

    public static string Of(BuildRecollection failure)
    {
        BuildHistory now = failure.Now;
        string before = failure.Before is { } known ? $", before this on {Time(known.LastSeen)}" : "";
        string rules = string.Join("; ", failure.Heuristics.Select(static rule => string.Create(
            CultureInfo.InvariantCulture, $"{rule.Rule}{(rule.Confidence is { } confidence ? $" ({confidence:0.##})" : "")}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Known failure: {failure.Title}. Seen {now.Count} times, first on {Time(now.FirstSeen)}{before}. {Mended(now)}. "
            + $"{(rules.Length > 0 ? $"What was learned: {rules.TrimEnd('.')}. " : "")}History: {failure.Path}");
    }

    /// <summary>The time in UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Mended(BuildHistory history) => history.Mendings switch
    {
        [] => "It has not been mended yet",
        [.., { Commit: { } commit, IsCommitted: true } last] => $"Mended last on {Time(last.When)} by commit {Short(commit)}",
        [.., { Commit: { } commit } last] => $"Mended last on {Time(last.When)} by changes on top of commit {Short(commit)}",
        [.., var last] => $"Mended last on {Time(last.When)}",
    };

    private static string Short(string commit) => commit.Length <= CommitLength ? commit : commit[..CommitLength];
}
