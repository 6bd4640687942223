using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>What keeps writers from meeting inside SQLite, where nobody waits in turn: the gate, the order, and readers that cannot write.</summary>
public sealed class WriterDisciplineTests : IDisposable
{
    private const int Busy = 5;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_can_never_become_a_writer(bool readOnly)
    {
        await using SqliteDatabase writer = _folder.Open();
        await writer.Run("create table t (a integer)");
        await using var database = SqliteDatabase.Open(_folder.Options() with { ReadOnly = readOnly });

        Assert.Equal(1, database.Scalar("pragma query_only"));
        Assert.Throws<SqliteStoreException>(() => database.Read(0, (session, _) =>
        {
            session.Scalar("select count(*) from t");
            session.Run("insert into t values (1)");
            return 0;
        }));
        Assert.Equal(0, writer.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_foreign_tool_cannot_come_between_what_a_write_reads_and_what_it_writes()
    {
        await using SqliteDatabase database = _folder.Open();
        await database.Run("create table t (a integer)", "insert into t values (0)");

        // Begun as a reader's, the transaction would let the tool in, and could then never write, however long it waited.
        await database.WriteAsync(
            transaction =>
            {
                long before = transaction.Scalar("select a from t");
                using RawDatabase tool = RawDatabase.Open($"{_folder.Database};Default Timeout=1");
                Assert.Equal(Busy, Assert.Throws<SqliteException>(() => tool.Execute("update t set a = 100")).SqliteErrorCode);
                transaction.Run($"update t set a = {before + 1}");
                return before;
            },
            CancellationToken.None);

        Assert.Equal(1, database.Scalar("select a from t"));
    }

    [Fact]
    public async Task Where_the_system_gives_the_writer_no_thread_the_database_is_closed_again()
    {
        using var gate = new HeldGate();
        StoreException told = Assert.Throws<StoreException>(
            () => SqliteDatabase.OpenForWriting(_folder.Options(), gate, start: _ => throw new InsufficientMemoryException()));
        Assert.Equal(StoreFault.Dependency, told.Fault);
        Assert.Contains("'store writer'", told.Message, StringComparison.Ordinal);

        Assert.DoesNotContain(OpenFiles(), path => path.StartsWith(_folder.Database, StringComparison.Ordinal));
        await using SqliteDatabase again = _folder.Open();
        await again.Run("create table t (a integer)");
    }

    [Fact]
    public async Task Writes_are_carried_out_in_the_order_in_which_they_were_asked_for()
    {
        using var gate = new HeldGate();
        await using var database = SqliteDatabase.OpenForWriting(_folder.Options() with { MaxGroup = 7 }, gate);
        await database.Run("create table t (a integer primary key, b integer)");
        gate.Close();
        Task[] writes = [.. Enumerable.Range(1, 100).Select(i => database.Run($"insert into t (b) values ({i})"))];
        gate.Open();
        await Task.WhenAll(writes);

        Assert.Equal(0, database.Scalar("select count(*) from t where a <> b"));
        Assert.Equal(100, database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task The_log_is_emptied_before_the_gate_is_opened_for_the_next()
    {
        var gate = new WatchingGate(_folder.Database + "-wal");
        await using var database = SqliteDatabase.OpenForWriting(_folder.Options() with { WalLimitBytes = Limit }, gate);
        await database.Run("create table t (a integer primary key, b blob)");
        for (int i = 0; i < 40; i++)
            await database.Run("insert into t (b) values (zeroblob(20000))");

        Assert.InRange(gate.LargestLog, 1, Limit);
    }

    [Fact]
    public async Task A_long_reader_lets_the_log_grow_and_costs_no_write_a_wait_and_the_log_is_emptied_after_it()
    {
        using var isReading = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var gate = new WatchingGate(_folder.Database + "-wal");
        await using var database = SqliteDatabase.OpenForWriting(_folder.Options() with { WalLimitBytes = Limit }, gate);
        await database.Run("create table t (a integer primary key, b blob)", "insert into t (b) values (zeroblob(20000))");
        Task<long> reader = Task.Run(() => database.Read(0, (session, _) =>
        {
            session.Scalar("select count(*) from t");
            isReading.Set();
            mayEnd.Wait();
            return session.Scalar("select count(*) from t");
        }));
        isReading.Wait();

        for (int i = 0; i < 40; i++)
            await database.Run("insert into t (b) values (zeroblob(20000))");
        Assert.True(gate.LastLog > 5 * Limit, "the reader's view was taken from under it");

        mayEnd.Set();
        Assert.Equal(1, await reader);
        for (int i = 0; i < 5; i++)
            await database.Run("insert into t (b) values (zeroblob(20000))");
        Assert.InRange(gate.LastLog, 0, Limit);
        Assert.Equal(46, database.Scalar("select count(*) from t"));
    }

    private const long Limit = 100_000;

    /// <summary>The files that this process has open, where the system tells.</summary>
    private static string[] OpenFiles() => OperatingSystem.IsLinux()
        ? [.. Directory.GetFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget ?? "")]
        : [];

    /// <summary>Looks at the log each time a writer lets the next one in.</summary>
    private sealed class WatchingGate(string log) : IWriteGate, IDisposable
    {
        public long LastLog { get; private set; }

        public long LargestLog { get; private set; }

        public IDisposable Enter(TimeSpan timeout, CancellationToken cancellationToken) => this;

        public void Dispose()
        {
            var file = new FileInfo(log);
            LastLog = file.Exists ? file.Length : 0;
            LargestLog = Math.Max(LargestLog, LastLog);
        }
    }
}
