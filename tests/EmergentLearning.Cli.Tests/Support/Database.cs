using Microsoft.Data.Sqlite;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>The database of a store, asked, changed and locked from outside, as another tool would.</summary>
internal static class Database
{
    /// <summary>The first column of every row that SQL answers with.</summary>
    public static IReadOnlyList<string> Ask(string store, string sql)
    {
        using SqliteConnection connection = Open(store);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return rows;
    }

    /// <summary>Runs statements; the database is made when there is none.</summary>
    public static void Run(string store, string sql)
    {
        Directory.CreateDirectory(Path.Combine(store, "memory"));
        using SqliteConnection connection = Open(store);
        Execute(connection, sql);
    }

    /// <summary>Holds SQLite's write lock for a while, on a thread of its own; returns once it is held.</summary>
    public static Task HoldAsync(string store, TimeSpan time)
    {
        SqliteConnection connection = Open(store);
        Execute(connection, "begin immediate");
        return Task.Run(() =>
        {
            Thread.Sleep(time);
            Execute(connection, "rollback");
            connection.Dispose();
        });
    }

    private static SqliteConnection Open(string store)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(store, "memory", "index.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
