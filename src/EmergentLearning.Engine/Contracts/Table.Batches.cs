using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts;

// Several rows at once: one unit of one commit, so that all of them are carried out or none. The overloads for one record come first,
// so that a target-typed new() is a record.
public abstract partial class Table<TRecord>
{
    /// <summary>Inserts all records, or none, and returns them with their keys, in order.</summary>
    /// <exception cref="StoreException">A constraint refused a row, or they could not be made durable; none is inserted.</exception>
    [OverloadResolutionPriority(-1)]
    public Task<IReadOnlyList<TRecord>> InsertAsync(
        IEnumerable<TRecord> records, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default) =>
        WriteAllAsync(records, static (transaction, record) => transaction.Insert(record), level, cancellationToken);

    /// <summary>Inserts or changes all records by their keys, or none, and returns them as they are stored, in order.</summary>
    /// <exception cref="StoreException">A constraint refused a row, or they could not be made durable; none is changed.</exception>
    [OverloadResolutionPriority(-1)]
    public Task<IReadOnlyList<TRecord>> UpsertAsync(
        IEnumerable<TRecord> records, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default) =>
        WriteAllAsync(records, static (transaction, record) => transaction.Upsert(record), level, cancellationToken);

    /// <summary>Inserts or changes all records by a unique index, or none, and returns them as they are stored, in order.</summary>
    /// <exception cref="StoreException">A constraint refused a row, or they could not be made durable; none is changed.</exception>
    [OverloadResolutionPriority(-1)]
    public Task<IReadOnlyList<TRecord>> UpsertAsync(
        IEnumerable<TRecord> records,
        UniqueIndex<TRecord> match,
        Acknowledgement level = Acknowledgement.Durable,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(match);
        return WriteAllAsync(records, (transaction, record) => transaction.Upsert(record, match), level, cancellationToken);
    }

    /// <summary>Changes the rows of all records, or none.</summary>
    /// <returns>The records as they are stored, in order, without those whose keys no row has.</returns>
    /// <exception cref="ConcurrencyException">A row was changed or deleted since its record was read; none is changed.</exception>
    /// <exception cref="StoreException">A constraint refused a row, or they could not be made durable; none is changed.</exception>
    [OverloadResolutionPriority(-1)]
    public async Task<IReadOnlyList<TRecord>> UpdateAsync(
        IEnumerable<TRecord> records, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<TRecord?> updated = await WriteAllAsync(
            records, static (transaction, record) => transaction.Update(record), level, cancellationToken).ConfigureAwait(false);
        return [.. updated.OfType<TRecord>()];
    }

    /// <summary>Deletes the rows with these keys, and their files, or none.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="StoreException">A foreign key refused it, or it could not be made durable; none is deleted.</exception>
    [OverloadResolutionPriority(-1)]
    public async Task<int> DeleteAsync(
        IEnumerable<long> keys, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<bool> deleted = await WriteAllAsync(
            keys, static (transaction, key) => transaction.Delete<TRecord>(key), level, cancellationToken).ConfigureAwait(false);
        return deleted.Count(static isDeleted => isDeleted);
    }

    /// <summary>Deletes the rows of all records, and their files, or none.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="ConcurrencyException">A row was changed or deleted since its record was read; none is deleted.</exception>
    /// <exception cref="StoreException">A foreign key refused it, or it could not be made durable; none is deleted.</exception>
    [OverloadResolutionPriority(-1)]
    public async Task<int> DeleteAsync(
        IEnumerable<TRecord> records, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<bool> deleted = await WriteAllAsync(
            records, static (transaction, record) => transaction.Delete(record), level, cancellationToken).ConfigureAwait(false);
        return deleted.Count(static isDeleted => isDeleted);
    }

    private Task<IReadOnlyList<TResult>> WriteAllAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<IWriteTransaction, TItem, TResult> write, Acknowledgement level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        // Taken in here: whatever computes the items must not run on the writer's thread.
        TItem[] all = [.. items];
        return all.Length == 0
            ? Task.FromResult<IReadOnlyList<TResult>>([])
            : Store.WriteAsync<IReadOnlyList<TResult>>(
                transaction => [.. all.Select(item => write(transaction, item))], level, cancellationToken);
    }
}
