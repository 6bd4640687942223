using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>Tests on a store of their own, opened by the real engine on a temporary folder.</summary>
/// <typeparam name="TStore">The generated store.</typeparam>
/// <param name="open">The generated opening.</param>
/// <param name="useGit">Whether changes are committed.</param>
public abstract class StoreTests<TStore>(Func<string, StoreOptions?, CancellationToken, Task<TStore>> open, bool useGit = false) : IAsyncLifetime
    where TStore : IAsyncDisposable
{
    private TStore? _store;

    /// <summary>The open store.</summary>
    protected TStore Store => _store ?? throw new InvalidOperationException("The store is opened before each test.");

    private protected TempStore Folder { get; } = new();

    public async Task InitializeAsync() => _store = await OpenAsync();

    public async Task DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }

    /// <summary>Opens the same folder once more.</summary>
    protected Task<TStore> OpenAsync() => open(Folder.Root, new StoreOptions { UseGit = useGit }, CancellationToken.None);

    /// <summary>Closes the store and opens it again.</summary>
    protected async Task ReopenAsync()
    {
        await CloseAsync();
        _store = await OpenAsync();
    }

    /// <summary>Closes the store before the end of the test.</summary>
    protected async Task CloseAsync()
    {
        if (_store is { } store)
        {
            _store = default;
            await store.DisposeAsync();
        }
    }
}
