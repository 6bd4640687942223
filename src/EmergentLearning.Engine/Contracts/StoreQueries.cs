namespace EmergentLearning.Engine.Contracts;

/// <summary>How generated code runs a query. The lists are complete before the call returns: no reader outlives it.</summary>
public static class StoreQueries
{
    /// <summary>All rows of a query.</summary>
    public static IReadOnlyList<TResult> Query<TArguments, TResult>(
        this IReadSource store, string sql, TArguments arguments, Action<IParameterBinder, TArguments> bind, Func<IRowReader, TResult> read)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read((sql, arguments, bind, read), static (session, query) =>
        {
            using IStatement statement = session.Prepare(query.sql);
            query.bind(statement, query.arguments);
            var rows = new List<TResult>();
            while (statement.MoveNext())
                rows.Add(query.read(statement));
            return (IReadOnlyList<TResult>)rows;
        });
    }

    /// <summary>The first row of a query, or <see langword="default"/> when it has none.</summary>
    public static TResult? QueryFirst<TArguments, TResult>(
        this IReadSource store, string sql, TArguments arguments, Action<IParameterBinder, TArguments> bind, Func<IRowReader, TResult> read)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read((sql, arguments, bind, read), static (session, query) =>
        {
            using IStatement statement = session.Prepare(query.sql);
            query.bind(statement, query.arguments);
            return statement.MoveNext() ? query.read(statement) : default;
        });
    }
}
