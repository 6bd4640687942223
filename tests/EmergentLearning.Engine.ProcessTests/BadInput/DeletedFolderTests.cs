using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>Somebody deletes or replaces what a store that is open stands on. SQLite would go on in files that nobody finds again.</summary>
public sealed class DeletedFolderTests
{
    [SkippableTheory]
    [InlineData("")]
    [InlineData("memory")]
    [InlineData("memory/index.db")]
    [InlineData("memory/index.db-wal")]
    public async Task What_is_recorded_after_it_was_deleted_is_not_acknowledged(string deleted)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows does not delete files that are open.");
        using RecordedStore recorded = await RecordedStore.CreateAsync();
        string folder = recorded.NewCopy(withLog: false);
        await using (MemoryStore store = await MemoryStore.OpenAsync(folder, RecordedStore.WithoutGit))
        {
            await store.RecordAsync(RecordedStore.Failure("new"));
            await store.FlushAsync();
            await BackUpAsync(folder);
            Delete(Path.Combine(folder, deleted));

            StoreException first = await Assert.ThrowsAnyAsync<StoreException>(() => RecordLostAsync(store));
            StoreException second = await Assert.ThrowsAnyAsync<StoreException>(() => RecordLostAsync(store));

            Assert.All([first, second], refusal => Assert.Equal(StoreFault.FileSystem, refusal.Fault));
            // With the whole folder the lock is gone, too, and that is seen first.
            Assert.Contains(deleted.Length == 0 ? folder : "deleted, moved or replaced", first.Message, StringComparison.Ordinal);
        }

        Delete(folder);
        Directory.Move(folder + "-backup", folder);
        await recorded.AssertWholeAsync(folder, withNew: true);
    }

    private static Task<RecordReceipt> RecordLostAsync(MemoryStore store) => store.RecordAsync(RecordedStore.Failure("lost"), Acknowledgement.Durable);

    private static async Task BackUpAsync(string folder)
    {
        using var process = System.Diagnostics.Process.Start("cp", ["-a", folder, folder + "-backup"]);
        await process.WaitForExitAsync();
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }
}
