using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// One table inside a transaction: reads see the transaction's own writes, and every write belongs to it. Valid only inside the callback
/// that received the transaction.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="transaction">The transaction.</param>
public sealed class TransactionTable<TRecord>(IWriteTransaction transaction) : TableReader<TRecord>(new TransactionSource(transaction))
    where TRecord : class, IRecord<TRecord>
{
    /// <summary>Inserts the record and queues its file.</summary>
    /// <returns>The record with its key.</returns>
    /// <exception cref="StoreException">A constraint refused the row.</exception>
    public TRecord Insert(TRecord record) => transaction.Insert(record);

    /// <summary>Inserts the records and queues their files.</summary>
    /// <returns>The records with their keys, in order.</returns>
    /// <exception cref="StoreException">A constraint refused a row.</exception>
    [OverloadResolutionPriority(-1)]
    public IReadOnlyList<TRecord> Insert(IEnumerable<TRecord> records) => [.. records.Select(transaction.Insert)];

    /// <summary>Inserts the record, or, when a row has its key, changes that row.</summary>
    /// <returns>The record as it is stored.</returns>
    /// <exception cref="StoreException">A constraint refused the row.</exception>
    public TRecord Upsert(TRecord record) => transaction.Upsert(record);

    /// <summary>Inserts the record, or, when a row has its values in a unique index, changes that row and keeps its key.</summary>
    /// <returns>The record as it is stored.</returns>
    /// <exception cref="StoreException">A constraint refused the row.</exception>
    public TRecord Upsert(TRecord record, UniqueIndex<TRecord> match) => transaction.Upsert(record, match);

    /// <summary>Sets every column of the row with the record's key.</summary>
    /// <returns>The record as it is stored, or <see langword="null"/> when no row has that key.</returns>
    /// <exception cref="ConcurrencyException">The row was changed or deleted since the record was read.</exception>
    /// <exception cref="StoreException">A constraint refused the row.</exception>
    public TRecord? Update(TRecord record) => transaction.Update(record);

    /// <summary>Sets some columns of the row with that key.</summary>
    /// <returns>The record as it is stored, or <see langword="null"/> when no row has that key.</returns>
    /// <exception cref="StoreException">A constraint refused the row.</exception>
    public TRecord? Update(long key, params IEnumerable<Assignment<TRecord>> sets) => new PartialUpdate<TRecord>(sets).Run(transaction, key);

    /// <summary>Sets some columns of the rows that meet a condition.</summary>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StoreException">A constraint refused a row.</exception>
    public int UpdateWhere(Filter<TRecord> filter, params IEnumerable<Assignment<TRecord>> sets) =>
        new PartialUpdate<TRecord>(sets).Run(transaction, filter);

    /// <summary>Deletes the row with that key, and queues the deletion of its file.</summary>
    /// <returns><see langword="false"/> when no row has that key.</returns>
    /// <exception cref="StoreException">A foreign key refused it.</exception>
    public bool Delete(long key) => transaction.Delete<TRecord>(key);

    /// <summary>Deletes the record's row, and queues the deletion of its file.</summary>
    /// <returns><see langword="false"/> when no row has its key.</returns>
    /// <exception cref="ConcurrencyException">The row was changed or deleted since the record was read.</exception>
    /// <exception cref="StoreException">A foreign key refused it.</exception>
    public bool Delete(TRecord record) => transaction.Delete(record);

    /// <summary>Deletes the rows that meet a condition, and queues the deletion of their files.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="StoreException">A foreign key refused it.</exception>
    public int DeleteWhere(Filter<TRecord> filter) => transaction.DeleteWhere(filter);
}
