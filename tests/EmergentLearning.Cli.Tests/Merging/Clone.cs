using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Cli.Tests.Merging;

/// <summary>One machine's clone of a store.</summary>
internal sealed class Clone(string folder)
{
    public string Folder => folder;

    /// <summary>The shared repository, and clones of it that have one commit in common.</summary>
    public static Clone[] Make(string root, int count)
    {
        string shared = Path.Combine(root, "shared.git");
        Run(root, ["init", "-q", "--bare", "--initial-branch=main", shared]);
        var clones = new List<Clone>();
        for (int i = 0; i < count; i++)
        {
            var clone = new Clone(Path.Combine(root, $"clone{i}"));
            Run(root, ["clone", "-q", shared, clone.Folder]);
            clone.Git("config", "user.name", $"Person {i}");
            clone.Git("config", "user.email", $"person{i}@example.org");
            Elf.Run("sync", "--fix", "--base-path", clone.Folder).Succeeded();
            if (i == 0)
                clone.Git("push", "-q", "origin", "HEAD:main");
            clones.Add(clone);
        }

        return [.. clones];
    }

    public async Task UseAsync(Func<MemoryStore, Task> work)
    {
        // Closed afterwards: the last pass enters git's index, and a pull wants it clean.
        await using MemoryStore store = await MemoryStore.OpenAsync(folder);
        await work(store);
        Assert.Null(await store.FlushAsync());
    }

    /// <summary>Something happens to rules, at a moment.</summary>
    public async Task LiveAsync(DateTimeOffset moment, Func<HeuristicLifecycle, Task> work)
    {
        await using MemoryStore store = await MemoryStore.OpenAsync(folder, new StoreOptions { Clock = new StandingClock(moment) });
        await work(new HeuristicLifecycle(store));
        Assert.Null(await store.FlushAsync());
    }

    /// <summary>Takes the others' records in, and gives them ours.</summary>
    public async Task ExchangeAsync()
    {
        if (await PullAsync() is { Length: > 0 } conflict)
            KeepWhatWasEdited(conflict);
        await UseAsync(async store => Assert.True((await store.SyncAsync()).IsInStep));
        Git("push", "-q", "origin", "HEAD:main");
    }

    /// <summary>Takes the others' records in.</summary>
    /// <returns>What git says of conflicts; nothing without one.</returns>
    public async Task<string> PullAsync()
    {
        await UseAsync(async store => Assert.True((await store.SyncAsync()).IsInStep));
        return TryRun(folder, ["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"], out string output) ? "" : output;
    }

    public string Git(params string[] arguments) => Run(folder, arguments);

    /// <summary>One clone deleted a file and the other changed it: git leaves the changed one, and asks. As a person does who wants to lose nothing.</summary>
    private void KeepWhatWasEdited(string output)
    {
        string[] unmerged = [.. Git("status", "--porcelain", "-z").Split('\0').Where(line => line.Length > 3 && (line[0] == 'U' || line[1] == 'U'))];
        Assert.True(unmerged.Length > 0, output);
        foreach (string line in unmerged)
        {
            Assert.True(line[..2] is "UD" or "DU", $"{line}: {output}");
            Git("add", "--", line[3..]);
        }

        Git("commit", "-q", "--no-edit");
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private static string Run(string folder, string[] arguments)
    {
        bool succeeded = TryRun(folder, arguments, out string output);
        Assert.True(succeeded, $"git {string.Join(' ', arguments)} in {folder}: {output}");
        return output;
    }

    private static bool TryRun(string folder, string[] arguments, out string output)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        using Process git = Process.Start(start)!;
        Task<string> error = git.StandardError.ReadToEndAsync();
        output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            output += error.GetAwaiter().GetResult();
        return git.ExitCode == 0;
    }
}
