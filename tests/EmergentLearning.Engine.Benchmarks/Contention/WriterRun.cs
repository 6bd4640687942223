using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>What one writer did: how long each acknowledgement took, in milliseconds, and how many writes failed.</summary>
internal sealed class WriterRun
{
    public List<double> Waits { get; } = [];

    public int Failures { get; private set; }

    /// <summary>Writes one mark after the other, each awaited by itself, until the time is over.</summary>
    public static async Task<WriterRun> RunAsync(IMarkWriter marks, long writer, TimeSpan time)
    {
        var run = new WriterRun();
        long begun = Stopwatch.GetTimestamp();
        for (long number = 0; Stopwatch.GetElapsedTime(begun) < time; number++)
        {
            long asked = Stopwatch.GetTimestamp();
            try
            {
                await marks.WriteAsync(writer, number);
                run.Waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
            catch (SqliteException)
            {
                run.Failures++;
            }
        }

        return run;
    }

    /// <summary>Several writers at once on one open store, each a task of the thread pool.</summary>
    public static Task<WriterRun[]> RunManyAsync(IMarkWriter marks, int writers, long firstWriter, TimeSpan time) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(() => RunAsync(marks, firstWriter + i, time))));
}
