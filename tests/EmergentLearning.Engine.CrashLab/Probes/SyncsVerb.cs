using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Faults;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>
/// <c>crashlab syncs</c>: nothing is acknowledged that a loss of power at that moment could take, and no name ever leads to bytes that are
/// not on disk. The preloaded library keeps the list of what is not synced, over all processes.
/// </summary>
internal static class SyncsVerb
{
    public static async Task<int> RunAsync()
    {
        if (FaultLibrary.Obstacle is { } obstacle)
        {
            Console.Error.WriteLine($"syncs: not run, because {obstacle}.");
            return 2;
        }

        using var worker = new Preloaded("syncs-worker");
        worker.Process.StandardInput.Close();
        Console.Write(await worker.Process.StandardOutput.ReadToEndAsync().ConfigureAwait(false));
        await worker.Process.WaitForExitAsync().ConfigureAwait(false);
        return worker.Process.ExitCode;
    }

    public static async Task<int> WorkAsync()
    {
        FaultLibrary.Intercept();
        using FaultControl control = FaultControl.Open();
        return await Probe.RunAsync(
            "syncs",
            ("a new store", folder => WatchAsync(control, folder, Path.Join(folder, "deep", "store"), git: true)),
            ("a new store without git", folder => WatchAsync(control, folder, Path.Join(folder, "store"), git: false)),
            ("files found in place", folder => WatchFoundAsync(control, folder)),
            ("a stream that is committed", folder => Task.FromResult(FileChecks.Watch(control, folder, FileChecks.Stream))),
            ("a finished file that is published", folder => Task.FromResult(FileChecks.Watch(control, folder, FileChecks.PublishNew))),
            ("a file that is replaced", folder => Task.FromResult(FileChecks.Watch(control, folder, FileChecks.Replace)))).ConfigureAwait(false);
    }

    private static async Task<string?> WatchAsync(FaultControl control, string folder, string root, bool git)
    {
        control.BeginWatch(folder);
        var wrong = new List<string>();
        Acknowledgement highest = git ? Acknowledgement.Committed : Acknowledgement.Projected;
        EntryStore store = await EntryStore.OpenAsync(root, FaultScenarios.Options(git)).ConfigureAwait(false);
        using (var repositoryLock = new FileLock(Path.Join(root, ".elf", "repository.lock"), LockClass.Repository))
        using (await repositoryLock.AcquireAsync(TimeSpan.FromSeconds(30), default).ConfigureAwait(false))
        {
            // While somebody else projects, nothing but the row is written.
            await store.Entries.InsertAsync(new Entry { Name = "durable", Text = "new" }).ConfigureAwait(false);
            wrong.AddRange(Lost(control, root, Acknowledgement.Durable));
        }

        Entry entry = await store.Entries.InsertAsync(new Entry { Name = "added", Text = "new" }, highest).ConfigureAwait(false);
        wrong.AddRange(Lost(control, root, highest));
        await store.Entries.UpdateAsync(entry with { Text = "changed" }, highest).ConfigureAwait(false);
        wrong.AddRange(Lost(control, root, highest));
        await store.DisposeAsync().ConfigureAwait(false);
        // Closing has emptied the log into the database: now that is what must be on disk, and an old log beside it does no harm.
        wrong.AddRange(control.ReadUnsynced().Where(entry => !entry.IsName && entry.Path.EndsWith("entries.db", StringComparison.Ordinal))
            .Select(_ => "the log was emptied, and the bytes of the database can be lost"));
        if (control.Violation is { } order)
            wrong.Add(order);
        control.Disarm();
        return wrong.Count == 0 ? null : string.Join("; ", wrong.Distinct());
    }

    /// <summary>A file that a killed process renamed, perhaps before it synced the folder, is not acknowledged before that is done.</summary>
    private static async Task<string?> WatchFoundAsync(FaultControl control, string folder)
    {
        string root = Path.Join(folder, "store");
        FaultScenario scenario = FaultScenarios.All.Single(s => s.Name == "recover-published");
        await scenario.PrepareAsync(root, new Ledger()).ConfigureAwait(false);
        string[] names = [.. Directory.EnumerateFiles(Path.Join(root, "entries"), "*.md", SearchOption.AllDirectories)];
        control.BeginWatch(folder);
        // As the kill left them: renamed, and the folder not synced.
        foreach (string name in names)
        {
            File.Move(name, name + ".away");
            File.Move(name + ".away", name);
        }

        await using (await EntryStore.OpenAsync(root, FaultScenarios.Options(git: false)).ConfigureAwait(false))
        {
        }

        string[] pending = ["pending", "first"];
        string[] wrong = [.. control.ReadUnsynced()
            .Where(entry => pending.Any(name => entry.Path.Contains($"/entries/{name}/", StringComparison.Ordinal)))
            .Select(entry => $"{entry.Path} was found in place and is not synced")];
        control.Disarm();
        return wrong.Length == 0 ? null : string.Join("; ", wrong);
    }

    private static IEnumerable<string> Lost(FaultControl control, string root, Acknowledgement level) => control.ReadUnsynced()
        .Where(entry => Matters(Path.GetRelativePath(root, entry.Path), entry.IsName, level))
        .Select(entry => $"{level} was acknowledged, and {(entry.IsName ? "the name" : "the bytes")} of {Path.GetRelativePath(root, entry.Path)} can be lost");

    private static bool Matters(string path, bool isName, Acknowledgement level)
    {
        // The folders above the store, and those in it.
        if (isName && (path is "." or ".." or ".elf" or "memory" || path.StartsWith("..", StringComparison.Ordinal)))
            return true;
        // The log alone makes a record durable; the database follows it at a checkpoint.
        if (path == "memory/entries.db-wal" || (path == "memory/entries.db" && isName))
            return true;
        if (level == Acknowledgement.Durable)
            return false;
        if (path == "entries" || path.StartsWith("entries/", StringComparison.Ordinal))
            return true;
        return level == Acknowledgement.Committed
            && (path == ".git" || path.StartsWith(".git-elf-", StringComparison.Ordinal) || path.StartsWith(".git/objects", StringComparison.Ordinal) || path.StartsWith(".git/refs", StringComparison.Ordinal));
    }
}
