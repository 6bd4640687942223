namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// How generated code runs a statement that writes: through the store's writer, in a transaction of its own, and durable when the task
/// completes. The statement runs to its end whatever is read of it, and a failure undoes it whole. A cancellation stops the waiting; a
/// statement that has begun is carried out all the same.
/// </summary>
public static class StoreCommands
{
    /// <summary>Runs a statement without rows.</summary>
    /// <returns>How many rows it inserted, changed or deleted; those that triggers changed are not counted.</returns>
    /// <exception cref="StoreException">The statement was refused, or could not be made durable.</exception>
    public static Task<int> ExecuteAsync<TArguments>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(bind);
        return store.WriteAsync(
            transaction =>
            {
                using IStatement statement = transaction.Prepare(sql);
                bind(statement, arguments);
                while (statement.MoveNext())
                {
                    // Rows that it returns are not asked for.
                }

                return transaction.Changes;
            },
            cancellationToken: cancellationToken);
    }

    /// <summary>All rows that a statement returns.</summary>
    /// <exception cref="StoreException">The statement was refused, or could not be made durable.</exception>
    public static Task<IReadOnlyList<TResult>> QueryAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default) =>
        Write(store, new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns), static rows => rows, cancellationToken);

    /// <summary>The first row that a statement returns, or <see langword="default"/> when it returns none.</summary>
    /// <exception cref="StoreException">The statement was refused, or could not be made durable.</exception>
    public static Task<TResult?> QueryFirstAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default) =>
        Write(store, new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns), static rows => rows.Count > 0 ? rows[0] : default, cancellationToken);

    /// <summary>The first row that a statement returns, or <see langword="null"/> when it returns none.</summary>
    /// <exception cref="StoreException">The statement was refused, or could not be made durable.</exception>
    public static Task<TResult?> QueryFirstValueAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default)
        where TResult : struct =>
        Write(store, new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns), static rows => rows.Count > 0 ? rows[0] : (TResult?)null, cancellationToken);

    /// <summary>The first row that a statement returns; when it returns none, the task fails with an <see cref="InvalidOperationException"/> and nothing is written.</summary>
    /// <exception cref="StoreException">The statement was refused, or could not be made durable.</exception>
    public static Task<TResult> QueryRequiredAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        string method,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default) =>
        Write(store, new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns), rows => rows.Count > 0 ? rows[0] : throw StoreQueries.NoRow(method), cancellationToken);

    private static Task<TValue> Write<TArguments, TResult, TValue>(
        IStore store, StoreQuery<TArguments, TResult> query, Func<IReadOnlyList<TResult>, TValue> choose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.WriteAsync(transaction => choose(query.ReadAll(transaction)), cancellationToken: cancellationToken);
    }
}
