using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>Short forms that the tests share.</summary>
internal static class DatabaseFixture
{
    public static SqliteDatabaseOptions Options(this TempFolder folder) => new() { Path = folder.Database, GatePath = folder.Gate };

    public static SqliteDatabase Open(this TempFolder folder) => SqliteDatabase.Open(folder.Options());

    public static Task Run(this SqliteDatabase database, params string[] statements) => database.WriteAsync(
        transaction =>
        {
            foreach (string sql in statements)
                transaction.Run(sql);
            return 0;
        },
        CancellationToken.None);

    public static void Run(this IReadSession session, string sql)
    {
        using IStatement statement = session.Prepare(sql);
        while (statement.MoveNext())
        {
        }
    }

    public static long Scalar(this IReadSession session, string sql)
    {
        using IStatement statement = session.Prepare(sql);
        Assert.True(statement.MoveNext());
        return statement.GetInt64(0);
    }

    public static long Scalar(this SqliteDatabase database, string sql) => database.Read(sql, (session, text) => session.Scalar(text));
}
