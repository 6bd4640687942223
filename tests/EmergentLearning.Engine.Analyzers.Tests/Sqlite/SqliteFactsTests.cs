using System.Data;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>The facts that the rules stand on, asked of the real SQLite: a new version that behaves differently must be noticed.</summary>
public sealed class SqliteFactsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elf-facts-").FullName;
    private readonly SqliteConnection _one;
    private readonly SqliteConnection _other;

    public SqliteFactsTests()
    {
        _one = Open();
        Run(_one, "PRAGMA journal_mode=WAL; create table t(x); insert into t values(1),(2)");
        _other = Open();
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, IsolationLevel.ReadUncommitted, true)]
    [InlineData(null, IsolationLevel.ReadCommitted, false)]
    [InlineData(null, IsolationLevel.Serializable, false)]
    [InlineData(false, IsolationLevel.ReadUncommitted, false)]
    public void These_transactions_begin_deferred_and_no_others(bool? deferred, IsolationLevel? level, bool expected)
    {
        using SqliteTransaction transaction = (deferred, level) switch
        {
            ({ } flag, { } known) => _one.BeginTransaction(known, flag),
            ({ } flag, null) => _one.BeginTransaction(flag),
            (null, { } known) => _one.BeginTransaction(known),
            _ => _one.BeginTransaction(),
        };
        // A deferred transaction has taken no lock, so another connection can write.
        Assert.Equal(expected, Error(() => Run(_other, "insert into t values(3)")) is null);
    }

    [Fact]
    public void A_write_after_a_read_and_somebody_elses_commit_can_never_succeed()
    {
        using SqliteTransaction transaction = _one.BeginTransaction(deferred: true);
        Run(_one, "select count(*) from t", transaction);
        Run(_other, "insert into t values(3)");
        Assert.Equal(517, Error(() => Run(_one, "insert into t values(4)", transaction))!.SqliteExtendedErrorCode);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public void A_reader_pins_the_log_until_it_has_no_more_rows(bool reads, bool toTheEnd, bool isFree)
    {
        using SqliteCommand command = _one.CreateCommand();
        command.CommandText = "select x from t";
        using SqliteDataReader reader = command.ExecuteReader();
        if (reads)
            Assert.True(reader.Read());
        while (toTheEnd && reader.Read())
        {
            // To the end.
        }

        Run(_other, "insert into t values(3)");
        Assert.Equal(isFree ? 0L : 1L, Run(_other, "PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    [Fact]
    public async Task Asynchronous_members_are_done_when_they_return()
    {
        using SqliteCommand command = _one.CreateCommand();
        command.CommandText = "select x from t";
        Task<SqliteDataReader> opened = command.ExecuteReaderAsync();
        Assert.True(opened.IsCompleted);
        await using SqliteDataReader reader = await opened;
        Assert.True(reader.ReadAsync().IsCompleted);
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteConnection Open()
    {
        // One second is the shortest wait that there is: what fails here fails however long it waits.
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "facts.db")};Pooling=False;Default Timeout=1");
        connection.Open();
        return connection;
    }

    private static object? Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command.ExecuteScalar();
    }

    private static SqliteException? Error(Action action) => Record.Exception(action) as SqliteException;
}
