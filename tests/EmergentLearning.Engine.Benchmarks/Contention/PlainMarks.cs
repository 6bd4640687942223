using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>
/// Marks the plain way: one connection, one prepared insert, each its own transaction, behind a semaphore, because a connection is not
/// thread-safe. As durable as the engine's: <c>synchronous=FULL</c>.
/// </summary>
internal sealed class PlainMarks : IMarkWriter
{
    private const string Create =
        "create table if not exists marks (id integer primary key, writer integer not null, number integer not null, text text not null) strict";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    private PlainMarks(SqliteConnection connection)
    {
        _connection = connection;
        _insert = connection.CreateCommand();
        _insert.CommandText = "insert into marks (writer, number, text) values ($writer, $number, $text)";
        foreach (string name in (string[])["$writer", "$number", "$text"])
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        _insert.Prepare();
    }

    /// <param name="folder">Where the database lies.</param>
    /// <param name="wal">Write-ahead log, as a user who has read about it sets it; else the defaults.</param>
    public static IMarkWriter Open(string folder, bool wal)
    {
        Directory.CreateDirectory(folder);
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "marks.db")};Pooling=False");
        connection.Open();
        if (wal)
            Run(connection, "pragma journal_mode=wal");
        Run(connection, "pragma synchronous=full");
        Run(connection, Create);
        return new PlainMarks(connection);
    }

    public async Task WriteAsync(long writer, long number)
    {
        await _turn.WaitAsync();
        try
        {
            _insert.Parameters[0].Value = writer;
            _insert.Parameters[1].Value = number;
            _insert.Parameters[2].Value = Text.Of(number);
            _insert.ExecuteNonQuery();
        }
        finally
        {
            _turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _insert.Dispose();
        _connection.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
