using EmergentLearning.Engine.Contracts.Watching;

namespace EmergentLearning.Engine.Contracts;

// What others do to the rows.
public abstract partial class Table<TRecord>
{
    /// <summary>
    /// The changes of rows, each once it is durable and in the order of the commits, from the first step of the enumeration until it is
    /// ended or the store is closed. Start it before reading the rows that it is to keep up to date. It tells of what this open store
    /// writes through its tables; rows that other processes, plain SQL or a cascade change are seen by reading them again.
    /// </summary>
    /// <param name="capacity">
    /// How many changes may wait for a slow watcher. Those that do not fit are dropped, and one <see cref="ChangeKind.Missed"/> stands for
    /// them: no watcher ever holds up a writer. Default: 1024.
    /// </param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="InvalidOperationException">The store was opened for reading.</exception>
    public IAsyncEnumerable<Change<TRecord>> WatchAsync(int capacity = 1024, CancellationToken cancellationToken = default) =>
        Store.WatchAsync<TRecord>(capacity, cancellationToken);
}
