namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>The native <c>elf</c>.</summary>
/// <param name="elf">Its path.</param>
/// <param name="home">What it takes for the home folder.</param>
internal sealed class ElfTool(string elf, string home) : ITool
{
    public string Name => "elf";

    public Task CreateStoreAsync(string store) => Run(store, "init").MustAsync();

    public CommandLine RecordFailure(string store, string title) =>
        Run(store, "record", "failure", "--title", title, "--domain", "bench", "--severity", "3", "--tags", "a,b", "--summary", "What happened.");

    /// <summary>Many failures by one process, each with a commit of its own.</summary>
    public CommandLine RecordFailures(string store, IEnumerable<string> titles) => Run(store, "record", "failure", "--stdin") with
    {
        Input = string.Join('\n', titles.Select(static title => $$"""{"title": "{{title}}", "domain": "bench", "severity": 3, "tags": "a,b", "summary": "What happened."}""")),
    };

    public CommandLine RecordHeuristic(string store, string rule) =>
        Run(store, "record", "heuristic", "--domain", "bench", "--rule", rule, "--explanation", "Why.", "--confidence", "0.8");

    public CommandLine Query(string store, params string[] question) => Run(store, ["query", .. question]);

    public CommandLine Sync(string store) => Run(store, "sync");

    public void MoveInto(string store)
    {
        // It needs nothing beside the store.
    }

    private CommandLine Run(string store, params string[] arguments) => new(elf, [.. arguments, "--base-path", store], home);
}
