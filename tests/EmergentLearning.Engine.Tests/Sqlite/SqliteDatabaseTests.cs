using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_acknowledged_write_is_seen_by_another_connection()
    {
        await using SqliteDatabase one = _folder.Open();
        await using SqliteDatabase two = _folder.Open();
        await one.Run("create table t (a integer)");
        for (int i = 1; i <= 20; i++)
        {
            await one.Run($"insert into t values ({i})");
            Assert.Equal(i, two.Scalar("select count(*) from t"));
        }
    }

    [Fact]
    public async Task Two_databases_on_one_file_lose_nothing_between_them()
    {
        await using SqliteDatabase one = _folder.Open();
        await using SqliteDatabase two = _folder.Open();
        await one.Run("create table t (a integer primary key, b integer)", "insert into t values (1, 0)");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            Task.Run(() => (i % 2 == 0 ? one : two).Run("update t set b = b + 1", $"insert into t values ({i + 2}, 0)"))));

        Assert.Equal(200, one.Scalar("select b from t where a = 1"));
        Assert.Equal(201, two.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_read_is_one_consistent_view_while_others_write()
    {
        await using SqliteDatabase database = _folder.Open();
        await database.Run("create table t (a integer)");
        (long First, long Second, long Nested) seen = database.Read(database, (session, writer) =>
        {
            long first = session.Scalar("select count(*) from t");
            writer.Run("insert into t values (1)").Wait();
            return (first, session.Scalar("select count(*) from t"), writer.Scalar("select count(*) from t"));
        });
        Assert.Equal((0, 0, 1), seen);
        Assert.Equal(1, database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_statement_that_leaves_the_callback_is_dead_and_pins_nothing()
    {
        await using SqliteDatabase database = _folder.Open();
        await database.Run("create table t (a integer)", "insert into t values (1)");
        IStatement escaped = database.Read(0, (session, _) =>
        {
            IStatement statement = session.Prepare("select a from t");
            statement.MoveNext();
            return statement;
        });
        Assert.Throws<ObjectDisposedException>(() => escaped.GetInt64(0));
        Assert.Throws<ObjectDisposedException>(() => escaped.MoveNext());
        escaped.Dispose();
        await database.Run("insert into t values (2)");
        Assert.Equal(2, database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_reader_refuses_to_write()
    {
        await using SqliteDatabase database = _folder.Open();
        await database.Run("create table t (a integer)");
        StoreException refused = Assert.ThrowsAny<StoreException>(() => database.Scalar("insert into t values (1) returning a"));
        Assert.Equal(StoreFault.FileSystem, refused.Fault);
        Assert.Equal(0, database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task The_writer_empties_a_log_that_has_passed_its_limit()
    {
        const long Limit = 200_000;
        await using SqliteDatabase database = SqliteDatabase.Open(_folder.Options() with { WalLimitBytes = Limit });
        await database.Run("create table t (a blob)");
        for (int i = 0; i < 60; i++)
        {
            await database.Run("insert into t values (zeroblob(50000))");
            Assert.InRange(new FileInfo(_folder.Database + "-wal").Length, 0, Limit);
        }

        Assert.Equal(60, database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_reader_that_needs_the_log_stops_no_writer()
    {
        await using SqliteDatabase database = SqliteDatabase.Open(_folder.Options() with { WalLimitBytes = 100_000 });
        await database.Run("create table t (a blob)");
        long seen = database.Read(database, (session, writer) =>
        {
            long before = session.Scalar("select count(*) from t");
            for (int i = 0; i < 10; i++)
                writer.Run("insert into t values (zeroblob(50000))").Wait();
            return before + session.Scalar("select count(*) from t");
        });
        Assert.Equal(0, seen);
        await database.Run("insert into t values (zeroblob(50000))", "insert into t values (zeroblob(150000))");
        Assert.Equal(0, new FileInfo(_folder.Database + "-wal").Length);
    }

    [Fact]
    public async Task The_writers_connection_is_durable_and_checks_foreign_keys()
    {
        await using SqliteDatabase database = _folder.Open();
        (long Synchronous, long ForeignKeys, long Trusted, long Mmap) settings = await database.WriteAsync(
            session => (session.Scalar("pragma synchronous"), session.Scalar("pragma foreign_keys"),
                session.Scalar("pragma trusted_schema"), session.Scalar("pragma cache_size")),
            CancellationToken.None);
        Assert.Equal((2, 1, 0, -65536), settings);
    }

    [Fact]
    public async Task Closing_keeps_the_log_and_its_index_so_that_readers_need_not_create_them()
    {
        await using (SqliteDatabase database = _folder.Open())
            await database.Run("create table t (a integer)");
        Assert.Equal(0, new FileInfo(_folder.Database + "-wal").Length);
        Assert.True(File.Exists(_folder.Database + "-shm"));
    }
}
