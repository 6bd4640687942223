using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>Statements beside what is generated, as another program would run them.</summary>
internal static class Sql
{
    public static Task ExecuteAsync(this IStore store, string sql) => store.WriteAsync(transaction =>
    {
        using IStatement statement = transaction.Prepare(sql);
        while (statement.MoveNext())
        {
            // A statement that returns rows has to be run to its end.
        }

        return transaction.Changes;
    });

    /// <summary>The rows of a query, every value as text.</summary>
    public static string[][] Rows(this IStore store, string sql) => store.Read(sql, static (session, sql) =>
    {
        using IStatement statement = session.Prepare(sql);
        var rows = new List<string[]>();
        while (statement.MoveNext())
            rows.Add([.. Enumerable.Range(0, statement.ColumnCount).Select(statement.GetText)]);
        return rows.ToArray();
    });
}
