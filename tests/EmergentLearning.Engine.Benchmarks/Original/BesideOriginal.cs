namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>
/// The original and <c>elf</c> at the same work, one after the other in one run. The original is somebody's copy of it: a folder with
/// <c>v3</c> and <c>git</c>, each with its <c>scripts</c>, <c>query</c> and, in <c>git</c>, <c>templates</c>. It needs bash, python3, sqlite3 and git.
/// </summary>
internal static class BesideOriginal
{
    /// <summary>A process of the original that takes longer is ended; the table says so.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <param name="output">Where the tables go.</param>
    /// <param name="original">The folder of the original.</param>
    /// <param name="elf">The native program.</param>
    /// <param name="rounds">How often each crowd runs; the table has medians.</param>
    public static async Task RunAsync(TextWriter output, string original, string elf, int rounds)
    {
        string scratch = Directory.CreateTempSubdirectory("elf-beside-").FullName;
        try
        {
            string home = Directory.CreateDirectory(Path.Combine(scratch, "home", ".claude")).Parent!.FullName;
            string schema = Path.GetFullPath(Path.Combine(original, "git", "templates", "init_db.sql"));
            var ours = new ElfTool(Path.GetFullPath(elf), home);
            OriginalTool[] versions = [.. new[] { "v3", "git" }.Select(name => new OriginalTool(name, Path.GetFullPath(Path.Combine(original, name)), schema, home))];
            await RunAsync(output, [.. versions, ours], [versions[^1], ours], scratch, rounds);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task RunAsync(TextWriter output, ITool[] all, ITool[] two, string scratch, int rounds)
    {
        var single = new StoreSteps(all, scratch, Limit);
        Figures.Print(output, ["alone, median of 9", "tool", "ms", "elf is faster"], await single.SingleAsync());

        var writers = new WriterSteps(all, scratch, Limit);
        var rows = new List<string[]>();
        foreach ((bool heuristics, int crowd) in new[] { (false, 5), (false, 15), (false, 30), (false, 50), (true, 50) })
            rows.AddRange(await writers.RunAsync(heuristics, crowd, rounds));
        rows.Add(await writers.BatchAsync(50, rounds));
        Figures.Print(output, ["record", "at once", "tool", "complete", "all s", "complete/s", "p50 ms", "elf does more"], rows);

        var readers = new ReaderSteps(all, scratch, Limit);
        rows = [.. await readers.RunAsync(30, rounds), .. await readers.RunAsync(100, rounds), .. await readers.BesideWritersAsync(30, rounds)];
        Figures.Print(output, ["--recent 10", "tool", "answered", "writers complete", "all s", "p50 ms", "elf is faster"], rows);

        var stores = new StoreSteps(two, scratch, Limit);
        rows = [];
        foreach (int files in new[] { 1_000, 5_000 })
            rows.AddRange(await stores.SyncAsync(files));
        foreach (int learnings in new[] { 1_000, 10_000, 100_000 })
            rows.AddRange(await stores.AskAsync(learnings));
        Figures.Print(output, ["one process", "tool", "ms", "elf is faster"], rows);
    }
}
