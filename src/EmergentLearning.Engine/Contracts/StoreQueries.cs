namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// How generated code runs a query. Everything is read before the call returns, from one consistent view: no reader outlives it.
/// <c>columns</c> names the columns in the order in which <c>read</c> counts them; <see langword="null"/> for the statement's own order.
/// </summary>
public static class StoreQueries
{
    /// <summary>All rows of a query.</summary>
    public static IReadOnlyList<TResult> Query<TArguments, TResult>(
        this IReadSource store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns), static (session, query) => query.ReadAll(session));
    }

    /// <summary>The first row of a query, or <see langword="default"/> when it has none.</summary>
    public static TResult? QueryFirst<TArguments, TResult>(
        this IReadSource store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null) =>
        store.ReadFirst(new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns)).Row;

    /// <summary>The first row of a query, or <see langword="null"/> when it has none.</summary>
    public static TResult? QueryFirstValue<TArguments, TResult>(
        this IReadSource store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        IReadOnlyList<string>? columns = null)
        where TResult : struct =>
        store.ReadFirst(new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns)) is (true, { } row) ? row : null;

    /// <summary>The first row of a query. <c>method</c> is the method to name when there is none.</summary>
    /// <exception cref="InvalidOperationException">The query has no row.</exception>
    public static TResult QueryRequired<TArguments, TResult>(
        this IReadSource store,
        string sql,
        TArguments arguments,
        Action<IParameterBinder, TArguments> bind,
        Func<IRowReader, TResult> read,
        string method,
        IReadOnlyList<string>? columns = null) =>
        store.ReadFirst(new StoreQuery<TArguments, TResult>(sql, arguments, bind, read, columns)) is (true, var row) ? row! : throw NoRow(method);

    /// <summary>What is thrown for <c>NULL</c> where the result cannot hold it.</summary>
    public static InvalidOperationException UnexpectedNull(string method, string member) => new(
        $"The query of {method} gave NULL for '{member}', which cannot hold it. Make it nullable, or select coalesce(…) there.");

    internal static InvalidOperationException NoRow(string method) => new(
        $"The query of {method} gave no row. Where that can be, let it return a nullable type.");

    private static (bool IsFound, TResult? Row) ReadFirst<TArguments, TResult>(this IReadSource store, StoreQuery<TArguments, TResult> query)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(query, static (session, query) => query.ReadFirst(session));
    }
}
