using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts;

// Some columns, or some rows by a condition.
public abstract partial class Table<TRecord>
{
    /// <summary>Sets some columns of the row with that key: <c>UpdateAsync(id, Note.Columns.Weight.Set(4))</c>.</summary>
    /// <returns>The record as it is stored, or <see langword="null"/> when no row has that key.</returns>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<TRecord?> UpdateAsync(long key, params Assignment<TRecord>[] sets) => UpdateAsync(key, sets, Acknowledgement.Durable);

    /// <summary>Sets some columns of the row with that key.</summary>
    /// <returns>The record as it is stored, or <see langword="null"/> when no row has that key.</returns>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<TRecord?> UpdateAsync(
        long key, IEnumerable<Assignment<TRecord>> sets, Acknowledgement level, CancellationToken cancellationToken = default)
    {
        var update = new PartialUpdate<TRecord>(sets);
        return Store.WriteAsync(transaction => update.Run(transaction, key), level, cancellationToken);
    }

    /// <summary>Sets some columns of the rows that meet a condition.</summary>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StoreException">A constraint refused a row, or they could not be made durable; none is changed.</exception>
    public Task<int> UpdateWhereAsync(Filter<TRecord> filter, params Assignment<TRecord>[] sets) =>
        UpdateWhereAsync(filter, sets, Acknowledgement.Durable);

    /// <summary>Sets some columns of the rows that meet a condition.</summary>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StoreException">A constraint refused a row, or they could not be made durable; none is changed.</exception>
    public Task<int> UpdateWhereAsync(
        Filter<TRecord> filter,
        IEnumerable<Assignment<TRecord>> sets,
        Acknowledgement level,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var update = new PartialUpdate<TRecord>(sets);
        return Store.WriteAsync(transaction => update.Run(transaction, filter), level, cancellationToken);
    }

    /// <summary>Deletes the rows that meet a condition, and their files.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="StoreException">A foreign key refused it, or it could not be made durable; none is deleted.</exception>
    public Task<int> DeleteWhereAsync(
        Filter<TRecord> filter, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Store.WriteAsync(transaction => transaction.DeleteWhere(filter), level, cancellationToken);
    }
}
