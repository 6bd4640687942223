using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// The rows of one table: what every table can do. The generator derives from it and adds the finders that the record's
/// indexes call for. Each write is one unit: all of it is carried out, with the files and the outbox, or nothing. Thread-safe.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="store">The open store.</param>
public abstract partial class Table<TRecord>(IStore store) : TableReader<TRecord>(store)
    where TRecord : class, IRecord<TRecord>
{
    /// <summary>The open store.</summary>
    protected IStore Store { get; } = store;

    /// <summary>Fills the full-text index anew, after a tool without triggers has changed rows.</summary>
    /// <exception cref="StoreException">It could not be made durable.</exception>
    protected Task RebuildFullTextAsync(CancellationToken cancellationToken) => Store.WriteAsync(
        static transaction =>
        {
            using IStatement rebuild = transaction.Prepare(TRecord.TableSchema.FullText!.RebuildSql);
            return rebuild.MoveNext();
        },
        Acknowledgement.Durable,
        cancellationToken);

    /// <summary>Inserts the record, with its file, and returns it with its key once <paramref name="level"/> is reached.</summary>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<TRecord> InsertAsync(
        TRecord record, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Store.WriteAsync(transaction => transaction.Insert(record), level, cancellationToken);
    }

    /// <summary>
    /// Inserts the record, or, when a row has its key, changes that row; <see cref="Schema.VersionAttribute">versions</see> are not compared.
    /// </summary>
    /// <returns>The record as it is stored.</returns>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<TRecord> UpsertAsync(
        TRecord record, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Store.WriteAsync(transaction => transaction.Upsert(record), level, cancellationToken);
    }

    /// <summary>
    /// Inserts the record, or, when a row has its values in a unique index, changes that row and keeps its key;
    /// <see cref="Schema.VersionAttribute">versions</see> are not compared.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="match">The index, such as <c>Note.UniqueIndexes.Title</c>. No row matches <see langword="null"/>.</param>
    /// <param name="level">What to wait for. Default: <see cref="Acknowledgement.Durable"/>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The record as it is stored.</returns>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<TRecord> UpsertAsync(
        TRecord record,
        UniqueIndex<TRecord> match,
        Acknowledgement level = Acknowledgement.Durable,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(match);
        return Store.WriteAsync(transaction => transaction.Upsert(record, match), level, cancellationToken);
    }

    /// <summary>Sets every column of the row with the record's key.</summary>
    /// <returns>The record as it is stored, or <see langword="null"/> when no row has that key.</returns>
    /// <exception cref="ConcurrencyException">The row was changed or deleted since the record was read; see <see cref="Schema.VersionAttribute"/>.</exception>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<TRecord?> UpdateAsync(
        TRecord record, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Store.WriteAsync(transaction => transaction.Update(record), level, cancellationToken);
    }

    /// <summary>Deletes the row with that key, and its file.</summary>
    /// <returns><see langword="false"/> when no row has that key.</returns>
    /// <exception cref="StoreException">A foreign key refused it, or it could not be made durable.</exception>
    public Task<bool> DeleteAsync(
        long key, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default) =>
        Store.WriteAsync(transaction => transaction.Delete<TRecord>(key), level, cancellationToken);

    /// <summary>Deletes the record's row, and its file.</summary>
    /// <returns><see langword="false"/> when no row has its key.</returns>
    /// <exception cref="ConcurrencyException">The row was changed or deleted since the record was read; see <see cref="Schema.VersionAttribute"/>.</exception>
    /// <exception cref="StoreException">A foreign key refused it, or it could not be made durable.</exception>
    public Task<bool> DeleteAsync(
        TRecord record, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Store.WriteAsync(transaction => transaction.Delete(record), level, cancellationToken);
    }
}
