using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>
/// One folder, and clients that each open it for themselves: the locks between them are the kernel's, between open files, as they are
/// between processes. In memory, since it is the order that counts here and not the disk.
/// </summary>
internal sealed class HistoryBench : IAsyncDisposable
{
    private const string Memory = "/dev/shm";

    private readonly List<HistoryStore> _stores = [];

    public string Folder { get; } = Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, $"elf-history-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory("elf-history-").FullName;

    public async Task<HistoryStore> OpenAsync()
    {
        HistoryStore store = await HistoryStore.OpenAsync(Folder, new StoreOptions { UseGit = false });
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (HistoryStore store in _stores)
            await store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
