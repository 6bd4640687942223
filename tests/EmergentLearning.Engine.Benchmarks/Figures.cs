using System.Globalization;

namespace EmergentLearning.Engine.Benchmarks;

/// <summary>Sums up what writers did, and prints it as a table.</summary>
internal static class Figures
{
    /// <summary>How much more the luckiest got than the unluckiest.</summary>
    public static double BestToWorst(IEnumerable<int> counts)
    {
        int[] all = [.. counts];
        return all.Min() == 0 ? double.PositiveInfinity : (double)all.Max() / all.Min();
    }

    /// <summary>The value that a share of all values does not exceed.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * share) - 1, 0, sorted.Count - 1)];

    public static double[] Sorted(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }

    public static void Print(TextWriter output, string[] head, IEnumerable<string[]> rows)
    {
        string[][] all = [head, .. rows];
        int[] widths = [.. head.Select((_, column) => all.Max(row => row[column].Length))];
        foreach (string[] row in all)
            output.WriteLine("| " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |");
        output.WriteLine();
    }

    public static string Number(double value, string format = "0.0") => value.ToString(format, CultureInfo.InvariantCulture);
}
