using System.Globalization;

namespace EmergentLearning.Cli.Output;

/// <summary>Counts as bars that lie on their side, the longest as wide as there is room for.</summary>
internal static class BarChart
{
    private const int Width = 30;
    private const int WidestLabel = 30;
    private const int MostBars = 15;
    private const string Parts = " ▏▎▍▌▋▊▉█";

    /// <summary>A line for each count, and one for all those that there is no room for.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        KeyValuePair<string, long>[] shown = [.. counts.Take(MostBars).Select(static count => KeyValuePair.Create(Label(count.Key), count.Value))];
        int label = shown.Max(static count => count.Key.Length);
        long highest = Math.Max(1, shown.Max(static count => count.Value));
        List<string> lines = [.. shown.Select(count => $"{count.Key.PadRight(label)} {Bar(count.Value, highest)} {Number(count.Value)}")];
        if (counts.Count > MostBars)
            lines.Add($"and {Number(counts.Count - MostBars)} more with {Number(counts.Skip(MostBars).Sum(static count => count.Value))}");
        return lines;
    }

    /// <summary>Whole blocks, and one that is filled in part; what there is of at all is never shown as nothing.</summary>
    private static string Bar(long count, long highest)
    {
        int eighths = (int)(count * Width * 8 / highest);
        eighths = count > 0 ? Math.Max(1, eighths) : 0;
        return (new string('█', eighths / 8) + (eighths % 8 > 0 ? Parts[eighths % 8] : "")).PadRight(Width);
    }

    private static string Label(string key)
    {
        string label = Printable.Escape(key.Length == 0 ? "(none)" : key);
        return label.Length <= WidestLabel ? label : $"{label[..(WidestLabel - 1)]}…";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
