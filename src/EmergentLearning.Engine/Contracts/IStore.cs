using EmergentLearning.Engine.Contracts.Watching;

namespace EmergentLearning.Engine.Contracts;

/// <summary>An open store. Thread-safe. Disposing projects what is still queued, then closes.</summary>
public interface IStore : IReadSource, IAsyncDisposable
{
    /// <summary>The absolute path of the store's folder.</summary>
    string Root { get; }

    /// <summary>
    /// Runs <paramref name="work"/> in a write transaction on the writer's thread, together with whatever else is waiting (group
    /// commit), and completes once the level asked for is reached. A failure undoes this work alone.
    /// </summary>
    /// <param name="work">Must only use what it is given, and must not block: every other writer waits for it.</param>
    /// <param name="level">What to wait for.</param>
    /// <param name="cancellationToken">Stops the waiting. Work that has begun is carried out all the same.</param>
    /// <exception cref="StoreException">The work was not carried out.</exception>
    Task<TResult> WriteAsync<TResult>(
        Func<IWriteTransaction, TResult> work,
        Acknowledgement level = Acknowledgement.Durable,
        CancellationToken cancellationToken = default);

    /// <summary>The changes that this store makes to records; see <see cref="Table{TRecord}.WatchAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The store was opened for reading, and makes none.</exception>
    IAsyncEnumerable<Change<TRecord>> WatchAsync<TRecord>(int capacity = 1024, CancellationToken cancellationToken = default)
        where TRecord : class, IRecord<TRecord>;

    /// <summary>Where a queued projection stands, or <see langword="null"/> when there is none of that number.</summary>
    ProjectionState? FindProjection(long sequence);

    /// <summary>
    /// Waits until a queued projection has reached a level, or something is in the way; never throws for the latter: the record
    /// itself is durable, and the projection is tried again by the next write and at the next open.
    /// </summary>
    Task<ProjectionState> ProjectAsync(long sequence, Acknowledgement level, CancellationToken cancellationToken = default);
}
