namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// The rows of one table: what every table can do. The generator derives from it and adds the finders that the record's
/// indexes call for. Thread-safe.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="store">The open store.</param>
public abstract class Table<TRecord>(IStore store)
    where TRecord : class, IRecord<TRecord>
{
    /// <summary>The open store.</summary>
    protected IStore Store { get; } = store;

    /// <summary>The row with that key, or <see langword="null"/>.</summary>
    public TRecord? Find(long key) => Store.Read(key, static (session, key) => session.Find<TRecord>(key));

    /// <summary>Whether a row has that key.</summary>
    public bool Exists(long key) => Find(key) is not null;

    /// <summary>All rows, by key.</summary>
    public IReadOnlyList<TRecord> List() => Query(
        $"{TRecord.TableSchema.SelectSql} order by \"{TRecord.TableSchema.KeyColumn}\"", 0, static (_, _) => { });

    /// <summary>The number of rows.</summary>
    public long Count() => Store.Read(0, static (session, _) =>
    {
        using IStatement statement = session.Prepare($"select count(*) from \"{TRecord.TableSchema.Name}\"");
        statement.MoveNext();
        return statement.GetInt64(0);
    });

    /// <summary>Inserts the record, with its file, and returns it with its key once <paramref name="level"/> is reached.</summary>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<TRecord> InsertAsync(
        TRecord record, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default) =>
        Store.WriteAsync(transaction => transaction.Insert(record), level, cancellationToken);

    /// <summary>Sets every column of the row with the record's key.</summary>
    /// <returns><see langword="false"/> when no row has that key.</returns>
    /// <exception cref="StoreException">A constraint refused the row, or it could not be made durable.</exception>
    public Task<bool> UpdateAsync(
        TRecord record, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default) =>
        Store.WriteAsync(transaction => transaction.Update(record), level, cancellationToken);

    /// <summary>Deletes the row with that key, and its file.</summary>
    /// <returns><see langword="false"/> when no row has that key.</returns>
    /// <exception cref="StoreException">A foreign key refused it, or it could not be made durable.</exception>
    public Task<bool> DeleteAsync(
        long key, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default) =>
        Store.WriteAsync(transaction => transaction.Delete<TRecord>(key), level, cancellationToken);

    /// <summary>Runs a query whose columns are the table's, in order.</summary>
    protected IReadOnlyList<TRecord> Query<TArguments>(
        string sql, TArguments arguments, Action<IParameterBinder, TArguments> bind) =>
        Store.Query(sql, arguments, bind, TRecord.ReadRow);

    /// <summary>Runs a query whose columns are the table's, in order, for its first row.</summary>
    protected TRecord? QueryFirst<TArguments>(
        string sql, TArguments arguments, Action<IParameterBinder, TArguments> bind) =>
        Store.QueryFirst(sql, arguments, bind, TRecord.ReadRow);
}
