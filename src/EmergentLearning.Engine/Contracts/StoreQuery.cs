namespace EmergentLearning.Engine.Contracts;

/// <summary>A query with its arguments, ready to run in any session.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Arguments">What is bound.</param>
/// <param name="Bind">Binds the arguments.</param>
/// <param name="Read">Reads one row.</param>
/// <param name="Columns">The names by which <paramref name="Read"/> counts the columns, or <see langword="null"/> for the statement's own order.</param>
internal readonly record struct StoreQuery<TArguments, TResult>(
    string Sql,
    TArguments Arguments,
    Action<IParameterBinder, TArguments> Bind,
    Func<IRowReader, TResult> Read,
    IReadOnlyList<string>? Columns)
{
    public IReadOnlyList<TResult> ReadAll(IReadSession session)
    {
        using IStatement statement = session.Prepare(Sql);
        Bind(statement, Arguments);
        IRowReader row = Row(statement);
        var rows = new List<TResult>();
        while (statement.MoveNext())
            rows.Add(Read(row));
        return rows;
    }

    public (bool IsFound, TResult? Row) ReadFirst(IReadSession session)
    {
        using IStatement statement = session.Prepare(Sql);
        Bind(statement, Arguments);
        IRowReader row = Row(statement);
        return statement.MoveNext() ? (true, Read(row)) : (false, default);
    }

    private IRowReader Row(IStatement statement) => Columns is null ? statement : NamedColumns.Find(statement, Columns, Sql);
}
