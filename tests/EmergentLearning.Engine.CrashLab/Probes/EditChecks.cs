using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Faults;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>What a person writes is never overwritten.</summary>
internal static class EditChecks
{
    private const string Edit = "a person wrote this\n";

    public static async Task<string?> EditIsKeptAsync(string root)
    {
        await using EntryStore store = await EntryStore.OpenAsync(root, FaultScenarios.Options(git: false)).ConfigureAwait(false);
        Entry entry = await InsertAsync(store, "edited").ConfigureAwait(false);
        using var repositoryLock = new FileLock(Path.Join(root, ".elf", "repository.lock"), LockClass.Repository);
        Task<Entry?> update;
        using (await repositoryLock.AcquireAsync(TimeSpan.FromSeconds(30), default).ConfigureAwait(false))
        {
            // Queued, and not written yet.
            await store.Entries.UpdateAsync(entry with { Text = "ours" }).ConfigureAwait(false);
            await File.WriteAllTextAsync(PathOf(root, entry), Edit).ConfigureAwait(false);
            update = store.Entries.UpdateAsync(entry with { Text = "ours again" }, Acknowledgement.Projected);
        }

        await Task.WhenAny(update, Task.Delay(TimeSpan.FromSeconds(30))).ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
        return Kept(root, entry) ?? (Directory.GetFiles(Path.Join(root, "entries", entry.Name), "*.conflict-*").Length > 0
            ? null
            : "the store's own content is nowhere");
    }

    public static async Task<string?> NewFileIsKeptAsync(string root)
    {
        string path = Path.Join(root, "entries", "new", "1.md");
        StoreOptions options = FaultScenarios.Options(git: false) with { OnStep = WriteAt(ProjectionStep.FilesStaged, path) };
        EntryStore store = await EntryStore.OpenAsync(root, options).ConfigureAwait(false);
        await store.Entries.InsertAsync(new Entry { Name = "new", Text = "ours" }).ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
        return Kept(root, new Entry { Id = 1, Name = "new", Text = "ours" });
    }

    public static async Task<string?> LateEditIsKeptAsync(string root)
    {
        var entry = new Entry { Id = 1, Name = "late", Text = "old" };
        await using (EntryStore before = await EntryStore.OpenAsync(root, FaultScenarios.Options(git: false)).ConfigureAwait(false))
            await InsertAsync(before, entry.Name).ConfigureAwait(false);
        StoreOptions options = FaultScenarios.Options(git: false) with { OnStep = WriteAt(ProjectionStep.FilesStaged, PathOf(root, entry)) };
        EntryStore store = await EntryStore.OpenAsync(root, options).ConfigureAwait(false);
        await store.Entries.UpdateAsync(entry with { Text = "ours" }).ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
        return Kept(root, entry);
    }

    private static Action<ProjectionStep> WriteAt(ProjectionStep at, string path)
    {
        bool isWritten = false;
        return step =>
        {
            if (step == at && !isWritten)
                File.WriteAllText(path, Edit);
            isWritten |= step == at;
        };
    }

    private static Task<Entry> InsertAsync(EntryStore store, string name) =>
        store.Entries.InsertAsync(new Entry { Name = name, Text = "old" }, Acknowledgement.Projected);

    private static string PathOf(string root, Entry entry) => Path.Join(root, "entries", entry.Name, $"{entry.Id}.md");

    private static string? Kept(string root, Entry entry) =>
        File.ReadAllText(PathOf(root, entry)) == Edit ? null : $"the edit was overwritten by '{File.ReadAllText(PathOf(root, entry))}'";
}
