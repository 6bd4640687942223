using System.Globalization;

namespace EmergentLearning.Engine.Storm.Running;

/// <summary>What a storm came to, as lines for people.</summary>
internal static class StormTable
{
    public static string Format(StormTally tally) => string.Join('\n', Lines(tally)) + "\n";

    private static IEnumerable<string> Lines(StormTally tally)
    {
        yield return Line("killed", tally.AllKills);
        foreach ((KillKind kind, int count) in tally.Kills.OrderBy(pair => pair.Key))
            yield return Line($"  {kind}", count);
        yield return Line("acknowledged", tally.Acknowledgements.Values.Sum());
        foreach ((Contracts.Acknowledgement level, int count) in tally.Acknowledgements.OrderBy(pair => pair.Key))
            yield return Line($"  {level}", count);
        foreach ((string what, int count) in tally.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            yield return Line(what, count);
        foreach ((string what, int percent) in new[] { ("50 %", 50), ("99 %", 99), ("the longest", 100) })
            yield return $"{"recovered within, " + what,-56} {Percentile([.. tally.Recoveries.Order()], percent),9} ms";
        yield return Line("broken promises", tally.Violations.Count);
        foreach (string violation in tally.Violations)
            yield return $"  {violation}";
    }

    private static string Line(string what, int count) => string.Create(CultureInfo.InvariantCulture, $"{what,-56} {count,9}");

    private static string Percentile(double[] sorted, int percent) => sorted.Length == 0
        ? "-"
        : sorted[(int)Math.Ceiling(sorted.Length * percent / 100.0) - 1].ToString("0.0", CultureInfo.InvariantCulture);
}
