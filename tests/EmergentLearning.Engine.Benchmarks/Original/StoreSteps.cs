using System.Globalization;
using EmergentLearning.Engine.Benchmarks.Asking;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Records;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>One process on a store of some size, which <c>elf</c> made: each tool has a copy of the same.</summary>
/// <param name="tools">One version of the original, and <c>elf</c> last.</param>
/// <param name="scratch">Where stores are made.</param>
/// <param name="limit">After so long a process is killed.</param>
internal sealed class StoreSteps(IReadOnlyList<ITool> tools, string scratch, TimeSpan limit)
{
    private const int Rounds = 9;

    /// <summary>What one record takes when nothing else runs.</summary>
    public async Task<IReadOnlyList<string[]>> SingleAsync()
    {
        var rows = new List<string[]>();
        foreach (bool heuristic in new[] { false, true })
        {
            var times = new List<double>();
            foreach (ITool tool in tools)
            {
                string store = Path.Combine(scratch, $"{tool.Name}-single-{heuristic}");
                await tool.CreateStoreAsync(store);
                times.Add(await MedianAsync(
                    round => heuristic ? tool.RecordHeuristic(store, $"rule {round}") : tool.RecordFailure(store, $"failure {round}")));
                Directory.Delete(store, recursive: true);
            }

            rows.AddRange(Rows(heuristic ? "one heuristic" : "one failure", times));
        }

        return rows;
    }

    /// <summary>A comparison of database and files that finds nothing: failures, as the original looks at no other kind's text.</summary>
    public async Task<IReadOnlyList<string[]>> SyncAsync(int files)
    {
        string store = Path.Combine(scratch, $"sync-{files}");
        MemoryStore memory = await MemoryStore.OpenAsync(store);
        await using (memory)
        {
            for (int i = 0; i < files; i++)
                await memory.RecordAsync(new FailureInput { Title = $"failure {i}", Domain = "bench", Summary = "What happened." }, Level(i, files));
        }

        var times = new List<double>();
        foreach (ITool tool in tools)
        {
            tool.MoveInto(store);
            // The original takes minutes: one round has to do.
            times.Add(tool == tools[^1] ? await MedianAsync(_ => tool.Sync(store)) : (await Timed.RunAsync(tool.Sync(store), limit)).Seconds);
        }

        Directory.Delete(store, recursive: true);
        return Rows(string.Create(CultureInfo.InvariantCulture, $"sync, {files} files in step"), times);
    }

    /// <summary>What questions take on a store of many rows, the newest of them of today.</summary>
    public async Task<IReadOnlyList<string[]>> AskAsync(int learnings)
    {
        string store = Path.Combine(scratch, $"asked-{learnings}");
        await AskedStore.FillAsync(store, learnings);
        MakeRecent(store);
        var rows = new List<string[]>();
        (string Name, string[] Question, bool OursAlone)[] questions =
        [
            ("--context", ["--context"], false), ("--context --domain", ["--context", "--domain", "domain-7"], false), ("--recent 10", ["--recent", "10"], false),
            ("--domain", ["--domain", "domain-7"], false), ("--search, two words", ["--search", $"{AskedStore.Word(20)} {AskedStore.Word(200)}"], true),
        ];
        foreach ((string name, string[] question, bool oursAlone) in questions)
        {
            var times = new List<double>();
            foreach (ITool tool in tools)
                times.Add(oursAlone && tool != tools[^1] ? double.NaN : await MedianAsync(_ => tool.Query(store, question)));
            rows.AddRange(Rows(string.Create(CultureInfo.InvariantCulture, $"{name}, {learnings} rows"), times));
        }

        Directory.Delete(store, recursive: true);
        return rows;
    }

    private static Acknowledgement Level(int number, int all) =>
        number == all - 1 ? Acknowledgement.Committed : Acknowledgement.Durable;

    /// <summary>The original looks at the last two days alone; in a store of older rows it would have nothing to do.</summary>
    private static void MakeRecent(string store)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(store, "memory", "index.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "update learnings set created_at = datetime('now', '-' || (id % 1000) || ' minutes')";
        command.ExecuteNonQuery();
    }

    private async Task<double> MedianAsync(Func<int, CommandLine> command)
    {
        var times = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            Timed run = await Timed.RunAsync(command(round), limit);
            if (!run.Succeeded)
                throw new InvalidOperationException($"{string.Join(' ', command(round).Arguments)} failed.");
            times.Add(run.Seconds);
        }

        return Timed.Median(times);
    }

    private IReadOnlyList<string[]> Rows(string step, IReadOnlyList<double> times) =>
    [
        .. tools.Zip(times, (tool, time) => new[]
        {
            step, tool.Name,
            double.IsNaN(time) ? "cannot" : time >= limit.TotalSeconds ? $"> {WriterSteps.Whole(1000 * limit.TotalSeconds)}" : Figures.Number(1000 * time, "0.0"),
            tool == tools[^1] || double.IsNaN(time) ? "" : WriterSteps.Ratio(time / times[^1]),
        }),
    ];
}
