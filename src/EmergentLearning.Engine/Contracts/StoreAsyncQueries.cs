using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// How generated code runs a query for a method that returns a task. A read on SQLite has nothing to wait for, so it is done on the
/// calling thread and the task is complete: cancelled when that was asked for before it began, failed when it failed.
/// </summary>
public static class StoreAsyncQueries
{
    /// <summary>All rows of a query.</summary>
    public static Task<IReadOnlyList<TResult>> QueryAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default) =>
        Complete(
            (store, sql, arguments, bind, read, columns),
            static query => StoreQueries.Query(query.store, query.sql, query.arguments, query.bind, query.read, query.columns),
            cancellationToken);

    /// <summary>The first row of a query, or <see langword="default"/> when it has none.</summary>
    public static Task<TResult?> QueryFirstAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default) =>
        Complete(
            (store, sql, arguments, bind, read, columns),
            static query => StoreQueries.QueryFirst(query.store, query.sql, query.arguments, query.bind, query.read, query.columns),
            cancellationToken);

    /// <summary>The first row of a query, or <see langword="null"/> when it has none.</summary>
    public static Task<TResult?> QueryFirstValueAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default)
        where TResult : struct =>
        Complete(
            (store, sql, arguments, bind, read, columns),
            static query => StoreQueries.QueryFirstValue(query.store, query.sql, query.arguments, query.bind, query.read, query.columns),
            cancellationToken);

    /// <summary>The first row of a query; the task fails with an <see cref="InvalidOperationException"/> when there is none.</summary>
    public static Task<TResult> QueryRequiredAsync<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        string method,
        IReadOnlyList<string>? columns = null,
        CancellationToken cancellationToken = default) =>
        Complete(
            (store, sql, arguments, bind, read, method, columns),
            static query => StoreQueries.QueryRequired(query.store, query.sql, query.arguments, query.bind, query.read, query.method, query.columns),
            cancellationToken);

    /// <summary>
    /// The rows of a query, all read when the enumeration starts, from one consistent view. No reader is held while the caller awaits.
    /// </summary>
    public static async IAsyncEnumerable<TResult> Stream<TArguments, TResult>(
        IStore store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (TResult row in await QueryAsync(store, sql, arguments, bind, read, columns, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static Task<TResult> Complete<TState, TResult>(TState state, Func<TState, TResult> run, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TResult>(cancellationToken);
        try
        {
            return Task.FromResult(run(state));
        }
        catch (Exception e)
        {
            return Task.FromException<TResult>(e);
        }
    }
}
