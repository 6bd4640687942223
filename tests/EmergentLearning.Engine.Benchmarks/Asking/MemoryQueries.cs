using System.Diagnostics;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Context;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Engine.Benchmarks.Asking;

/// <summary>What questions cost on a large store: inside one process, and as a whole process of <c>elf</c>.</summary>
internal static class MemoryQueries
{
    private const int Rounds = 30;

    private static readonly (string Name, string[] Arguments, Func<MemoryReader, object> Ask)[] Questions =
    [
        ("--recent 10", ["--recent", "10"], static reader => reader.Recent(10)),
        ("--recent 10 --type success", ["--recent", "10", "--type", "success"], static reader => reader.Recent(10, "success")),
        ("--domain", ["--domain", "domain-7"], static reader => reader.OfDomain("domain-7", 10)),
        ("--tags", ["--tags", AskedStore.Word(7)], static reader => reader.WithTags([AskedStore.Word(7)], 10)),
        ("--search, two words", ["--search", Pair], static reader => reader.Search(Pair, 10)),
        ("--search, a rare word", ["--search", AskedStore.Word(4000)], static reader => reader.Search(AskedStore.Word(4000), 10)),
        ("--search, a word of every row", ["--search", "failure"], static reader => reader.Search("failure", 10)),
        ("--search, a month, severe", ["--search", Pair, "--since", "2026-05-01", "--until", "2026-05-31", "--severity", "4+"], AskNarrowed),
        ("--search, half a word", ["--search", "w4000"], static reader => reader.Search("w4000", 10)),
        ("--similar-to", ["--similar-to", Task], static reader => reader.SimilarTo(Task, 10)),
        ("--context --domain --task", ["--context", "--domain", "domain-7", "--task", Task], static reader => reader.Context(Request)),
        ("--stats", ["--stats"], static reader => reader.Statistics()),
    ];

    private static string Pair => $"{AskedStore.Word(20)} {AskedStore.Word(200)}";

    private static string Task => $"{AskedStore.Word(20)} {AskedStore.Word(900)} {AskedStore.Word(3000)} {AskedStore.Word(1500)}";

    private static ContextRequest Request => new() { Domain = "domain-7", Task = Task, Now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) };

    /// <param name="output">Where the table goes.</param>
    /// <param name="records">How many learnings.</param>
    /// <param name="elf">The native program, or <c>elf.dll</c>; <see langword="null"/> to measure inside this process alone.</param>
    public static async Task RunAsync(TextWriter output, int records, string? elf)
    {
        string folder = Directory.CreateTempSubdirectory("elf-asking-").FullName;
        try
        {
            long begun = Stopwatch.GetTimestamp();
            await AskedStore.FillAsync(folder, records);
            output.WriteLine($"{records} learnings, {records / 4} heuristics, filled in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s; {Rounds} rounds");
            var rows = new List<string[]>();
            MemoryReader reader = MemoryReader.Open(folder);
            await using (reader)
            {
                foreach ((string name, string[] arguments, Func<MemoryReader, object> ask) in Questions)
                    rows.Add([name, .. Times(() => ask(reader)), .. elf is null ? [] : Times(() => RunElf(elf, folder, arguments))]);
            }

            string[] whole = elf is null ? [] : ["process min ms", "process p50 ms", "process p95 ms"];
            Figures.Print(output, ["question", "min ms", "p50 ms", "p95 ms", .. whole], rows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SearchResult AskNarrowed(MemoryReader reader) => reader.Search(Pair, 10, new LearningFilter
    {
        Since = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
        Before = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
        MinimumSeverity = 4,
    });

    private static string[] Times(Action ask)
    {
        // Not counted: the first of them compile, and fill the cache of pages.
        for (int i = 0; i < 3; i++)
            ask();
        double[] times = Figures.Sorted(Enumerable.Range(0, Rounds).Select(_ =>
        {
            long begun = Stopwatch.GetTimestamp();
            ask();
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }));
        // The least is what the question costs; the rest is what else the machine did.
        return [.. new[] { 0, 0.5, 0.95 }.Select(share => Figures.Number(Figures.Percentile(times, share), "0.00"))];
    }

    private static void RunElf(string elf, string folder, string[] arguments)
    {
        string[] line = ["query", .. arguments, "--format", "json", "--base-path", folder];
        bool isAssembly = elf.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : elf, isAssembly ? [elf, .. line] : line) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"elf {string.Join(' ', line)} ended with {process.ExitCode}.");
    }
}
