using System.Globalization;

namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>What one process of a crowd did.</summary>
/// <param name="Tasks">How many records each of its tasks had acknowledged.</param>
/// <param name="Waits">How long each acknowledgement took, in milliseconds.</param>
/// <param name="Failures">How many writes failed.</param>
internal sealed record CrowdRun(IReadOnlyList<int> Tasks, IReadOnlyList<double> Waits, int Failures)
{
    public static CrowdRun Parse(string report)
    {
        string[][] tasks = [.. report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
        return new CrowdRun(
            [.. tasks.Select(task => task.Length - 1)],
            [.. tasks.SelectMany(task => task.Skip(1)).Select(wait => double.Parse(wait, CultureInfo.InvariantCulture))],
            tasks.Sum(task => int.Parse(task[0], CultureInfo.InvariantCulture)));
    }
}
