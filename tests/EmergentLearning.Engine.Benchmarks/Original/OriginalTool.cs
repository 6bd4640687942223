namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>A version of the original: a folder with its <c>scripts</c> and <c>query</c>, which work on the folder that they lie in.</summary>
/// <param name="name">Its name in the table.</param>
/// <param name="source">Where it lies.</param>
/// <param name="schema">The statements that make its database: <c>templates/init_db.sql</c> of that version, or of the next that has one.</param>
/// <param name="home">What it takes for the home folder.</param>
internal sealed class OriginalTool(string name, string source, string schema, string home) : ITool
{
    private static readonly string[] Folders =
    [
        "memory/failures", "memory/successes", "memory/heuristics", "memory/decisions", "memory/spikes", "experiments/active", "experiments/completed",
        "cycles", "ceo-inbox", "agents", "logs",
    ];

    public string Name => name;

    public async Task CreateStoreAsync(string store)
    {
        await WaitForGoodTimeAsync();
        foreach (string folder in Folders)
            Directory.CreateDirectory(Path.Combine(store, folder));
        MoveInto(store);
        await File.WriteAllTextAsync(Path.Combine(store, ".gitignore"), "logs/*.log\n*.tmp\n");
        await new CommandLine("sqlite3", [Database(store), $".read {schema}"], home).MustAsync();
        // It makes the tables that the schema lacks, and sets the mode of the journal.
        await Query(store, "--stats").MustAsync();
        await Git(store, "init", "--quiet").MustAsync();
        // So that no collection in the background takes part.
        await Git(store, "config", "gc.auto", "0").MustAsync();
        await Git(store, "add", ".gitignore", "memory").MustAsync();
        await Git(store, "commit", "--quiet", "-m", "init: Initialize Emergent Learning Framework").MustAsync();
    }

    public CommandLine RecordFailure(string store, string title) => Script(
        store, "record-failure.sh", "--title", title, "--domain", "bench", "--severity", "3", "--tags", "a,b", "--summary", "What happened.");

    public CommandLine RecordHeuristic(string store, string rule) => Script(
        store, "record-heuristic.sh", "--domain", "bench", "--rule", rule, "--explanation", "Why.", "--confidence", "0.8");

    public CommandLine Query(string store, params string[] question) =>
        new("python3", [Path.Combine(source, "query", "query.py"), "--base-path", store, .. question], home);

    public CommandLine Sync(string store) => Script(store, "sync-db-markdown.sh");

    public void MoveInto(string store) => CopyFolder(Path.Combine(source, "scripts"), Path.Combine(store, "scripts"));

    /// <summary>
    /// Its scripts take the last four digits of the seconds since 1970 for an octal number when the first of them is 0, and end with an error where there
    /// is an 8 or a 9: in half of the seconds of a quarter of an hour, every 2 h 47 min. That is not what is measured.
    /// </summary>
    private static async Task WaitForGoodTimeAsync()
    {
        while (DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 10_000 < 1_000)
            await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static string Database(string store) => Path.Combine(store, "memory", "index.db");

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (string below in Directory.EnumerateDirectories(source))
            CopyFolder(below, Path.Combine(target, Path.GetFileName(below)));
    }

    private CommandLine Script(string store, string script, params string[] arguments) =>
        new("bash", [Path.Combine(store, "scripts", script), .. arguments], home);

    private CommandLine Git(string store, params string[] arguments) => new("git", ["-C", store, .. arguments], home);
}
