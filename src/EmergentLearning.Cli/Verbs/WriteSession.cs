using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs;

/// <summary>A store opened for writing, and what opening it did.</summary>
internal sealed class WriteSession : IAsyncDisposable
{
    private readonly List<string> _notices;
    private readonly bool _existed;

    private WriteSession(MemoryStore store, List<string> notices, bool existed)
    {
        Store = store;
        _notices = notices;
        _existed = existed;
    }

    public MemoryStore Store { get; }

    /// <summary>What opening did beyond the ordinary, a line each.</summary>
    public IReadOnlyList<string> Notices => _notices;

    public static async Task<WriteSession> OpenAsync(string folder, CancellationToken cancellationToken, bool allowForeignFolder = false)
    {
        var notices = new List<string>();
        bool existed = File.Exists(Path.Combine(folder, "memory", "index.db"));
        var options = new StoreOptions { AllowForeignFolder = allowForeignFolder, OnNotice = notices.Add };
        MemoryStore store = await MemoryStore.OpenAsync(folder, options, cancellationToken).ConfigureAwait(false);
        return new WriteSession(store, notices, existed);
    }

    /// <summary>
    /// Says on standard error that somebody's database was adopted and where its copy is. That a new store was created goes without saying.
    /// </summary>
    public void ReportAdoption()
    {
        if (!_existed)
            return;
        foreach (string notice in _notices)
            ErrorLine.Write(notice);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
