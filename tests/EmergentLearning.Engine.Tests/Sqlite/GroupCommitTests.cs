using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;
using SQLitePCL;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class GroupCommitTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TempFolder _folder = new();
    private readonly HeldGate _gate = new();
    private SqliteDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = SqliteDatabase.OpenForWriting(_folder.Options() with { LockTimeout = Patience }, _gate);
        await _database.Run("create table t (a integer primary key, b text not null)");
    }

    public async Task DisposeAsync()
    {
        _gate.Open();
        await _database.DisposeAsync();
    }

    public void Dispose()
    {
        _gate.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Two_hundred_writes_that_wait_together_share_few_commits()
    {
        long before = _database.Writer!.Group.Commits;
        _gate.Close();
        Task[] writes = [.. Enumerable.Range(1, 200).Select(i => _database.Run($"insert into t values ({i}, 'x')"))];
        Assert.DoesNotContain(writes, write => write.IsCompleted);
        _gate.Open();
        await Task.WhenAll(writes);

        Assert.Equal(200, _database.Scalar("select count(*) from t"));
        Assert.InRange(_database.Writer!.Group.Commits - before, 1, 3);
    }

    [Fact]
    public async Task Time_behind_writes_of_the_same_process_does_not_wear_out_the_patience_for_the_gate()
    {
        using var isRunning = new ManualResetEventSlim();
        Task slow = _database.WriteAsync(
            _ =>
            {
                isRunning.Set();
                Thread.Sleep(Patience + TimeSpan.FromSeconds(1));
                return true;
            },
            CancellationToken.None);
        isRunning.Wait();
        Task behind = _database.Run("insert into t values (1, 'x')");
        await Task.WhenAll(slow, behind);

        Assert.InRange(_gate.LastPatience, TimeSpan.FromTicks(1), Patience);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_the_commit()
    {
        bool seenByOthers = true;
        _database.Writer!.Group.BeforeCommit = () => seenByOthers = _database.Scalar("select count(*) from t") > 0;
        Task write = _database.Run("insert into t values (1, 'x')");
        await write;
        Assert.False(seenByOthers);
        Assert.Equal(1, _database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_write_is_still_pending_while_its_commit_runs()
    {
        Task? write = null;
        var queued = new TaskCompletionSource();
        bool? completed = null;
        _database.Writer!.Group.BeforeCommit = () =>
        {
            queued.Task.Wait();
            completed = write!.IsCompleted;
        };
        write = _database.Run("insert into t values (1, 'x')");
        queued.SetResult();
        await write;
        Assert.False(completed);
    }

    [Fact]
    public async Task One_bad_write_fails_alone()
    {
        _gate.Close();
        Task first = _database.Run("insert into t values (1, 'x')");
        Task bad = _database.Run("insert into t values (2, 'undone')", "insert into t values (1, 'again')");
        Task last = _database.Run("insert into t values (3, 'x')");
        _gate.Open();
        await Task.WhenAll(first, last);

        StoreException refused = await Assert.ThrowsAsync<SqliteStoreException>(() => bad);
        Assert.Equal(StoreFault.Validation, refused.Fault);
        Assert.Contains("UNIQUE constraint failed: t.a", refused.Message);
        Assert.Equal(4, _database.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task What_the_work_throws_comes_back_unchanged_and_undoes_it_alone()
    {
        var thrown = new InvalidTimeZoneException("mine");
        _gate.Close();
        Task good = _database.Run("insert into t values (1, 'x')");
        Task<int> bad = _database.WriteAsync<int>(
            transaction =>
            {
                transaction.Run("insert into t values (2, 'x')");
                throw thrown;
            },
            CancellationToken.None);
        _gate.Open();

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => bad));
        await good;
        Assert.Equal(1, _database.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task A_failed_commit_fails_the_whole_group_and_every_later_write()
    {
        _database.Writer!.Group.BeforeCommit = () =>
            throw SqliteErrors.Create(_folder.Database, raw.SQLITE_IOERR | (4 << 8), "fsync failed");
        _gate.Close();
        Task[] group = [.. Enumerable.Range(1, 3).Select(i => _database.Run($"insert into t values ({i}, 'x')"))];
        _gate.Open();
        foreach (Task write in group)
            Assert.Equal(StoreFault.FileSystem, (await Assert.ThrowsAsync<DurabilityLostException>(() => write)).Fault);

        _database.Writer!.Group.BeforeCommit = null;
        StoreException later = await Assert.ThrowsAsync<DurabilityLostException>(() => _database.Run("insert into t values (9, 'x')"));
        Assert.Contains("open the store again", later.Message);
        Assert.Equal(0, _database.Scalar("select count(*) from t"));

        await using SqliteDatabase reopened = _folder.Open();
        await reopened.Run("insert into t values (9, 'x')");
        Assert.Equal(9, reopened.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task After_a_failed_commit_the_next_opener_writes_the_log_anew_once_and_changes_nothing_in_it()
    {
        string note = _folder.Database + "-unsynced";
        await _database.Run("insert into t values (1, 'x')");
        _database.Writer!.Group.BeforeCommit = () =>
            throw SqliteErrors.Create(_folder.Database, raw.SQLITE_IOERR | (4 << 8), "fsync failed");
        await Assert.ThrowsAsync<DurabilityLostException>(() => _database.Run("insert into t values (2, 'x')"));
        Assert.True(File.Exists(note));
        byte[] log = File.ReadAllBytes(_folder.Database + "-wal");
        Assert.NotEmpty(log);

        await using SqliteDatabase reopened = _folder.Open();
        Assert.False(File.Exists(note));
        Assert.Equal(log, File.ReadAllBytes(_folder.Database + "-wal"));
        await reopened.Run("insert into t values (3, 'x')");
        Assert.Equal(4, reopened.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task A_commit_that_finds_the_disk_full_fails_its_group_but_not_the_next()
    {
        _database.Writer!.Group.BeforeCommit = () => throw SqliteErrors.Create(_folder.Database, raw.SQLITE_FULL, "disk full");
        await Assert.ThrowsAsync<SqliteStoreException>(() => _database.Run("insert into t values (1, 'x')"));
        _database.Writer!.Group.BeforeCommit = null;
        await _database.Run("insert into t values (2, 'x')");
        Assert.Equal(2, _database.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task A_write_cancelled_before_it_begins_is_skipped()
    {
        using var cancellation = new CancellationTokenSource();
        bool ran = false;
        _gate.Close();
        Task first = _database.Run("insert into t values (1, 'x')");
        Task<bool> cancelled = _database.WriteAsync(_ => ran = true, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _gate.Open();
        await first;
        Assert.False(ran);
    }

    [Fact]
    public async Task A_write_that_has_begun_tells_its_outcome_in_spite_of_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        int answer = await _database.WriteAsync(
            transaction =>
            {
                cancellation.Cancel();
                transaction.Run("insert into t values (1, 'x')");
                return 42;
            },
            cancellation.Token);
        Assert.Equal(42, answer);
        Assert.Equal(1, _database.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_gate_that_stays_shut_fails_the_write_that_waited_and_no_later_one()
    {
        _gate.Refuses = true;
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => _database.Run("insert into t values (1, 'x')"));
        Assert.Equal(StoreFault.Lock, refused.Fault);
        _gate.Refuses = false;
        await _database.Run("insert into t values (2, 'x')");
        Assert.Equal(2, _database.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task A_write_that_ends_the_common_transaction_lets_none_of_its_group_be_acknowledged()
    {
        _gate.Close();
        Task first = _database.Run("insert into t values (1, 'x')");
        Task bad = _database.Run("rollback");
        _gate.Open();
        await Assert.ThrowsAsync<StoreException>(() => first);
        await Assert.ThrowsAsync<StoreException>(() => bad);
        Assert.Equal(0, _database.Scalar("select count(*) from t"));
        await _database.Run("insert into t values (3, 'x')");
        Assert.Equal(3, _database.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task A_deferred_foreign_key_fails_its_own_write_alone()
    {
        await _database.Run("create table c (t integer references t(a) deferrable initially deferred)");
        _gate.Close();
        Task bad = _database.Run("insert into c values (77)");
        Task good = _database.Run("insert into c values (1)", "insert into t values (1, 'late parent')");
        _gate.Open();
        await good;
        Assert.Equal(StoreFault.Validation, (await Assert.ThrowsAsync<SqliteStoreException>(() => bad)).Fault);
        Assert.Equal(1, _database.Scalar("select sum(t) from c"));
    }

    [Fact]
    public async Task A_full_disk_fails_the_write_and_loses_nothing_acknowledged()
    {
        await _database.Run("insert into t values (1, 'kept')");
        await _database.Run("pragma max_page_count = 20");
        StoreException full = await Assert.ThrowsAsync<SqliteStoreException>(
            () => _database.Run("insert into t values (2, hex(zeroblob(200000)))"));
        Assert.Equal(StoreFault.FileSystem, full.Fault);
        Assert.Contains("disk is full", full.Message);
        await _database.Run("insert into t values (3, 'kept too')");
        Assert.Equal(4, _database.Scalar("select sum(a) from t"));
    }

    [Fact]
    public async Task Closing_carries_out_what_is_queued()
    {
        _gate.Close();
        Task[] writes = [.. Enumerable.Range(1, 10).Select(i => _database.Run($"insert into t values ({i}, 'x')"))];
        Task closing = _database.DisposeAsync().AsTask();
        _gate.Open();
        await closing;
        Assert.All(writes, write => Assert.True(write.IsCompletedSuccessfully));
        await using SqliteDatabase reopened = _folder.Open();
        Assert.Equal(10, reopened.Scalar("select count(*) from t"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _database.Run("insert into t values (11, 'x')"));
    }
}
