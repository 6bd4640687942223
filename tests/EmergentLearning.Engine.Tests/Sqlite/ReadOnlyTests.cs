using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

public sealed class ReadOnlyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_database_is_reported_and_not_created()
    {
        StoreException missing = Assert.Throws<StoreException>(() => OpenReadOnly());
        Assert.Equal(StoreFault.Database, missing.Fault);
        Assert.Contains("elf init", missing.Message);
        Assert.Empty(_folder.Snapshot());
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Reading_changes_no_byte_of_a_closed_database(string journal)
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute($"pragma journal_mode = {journal}; create table t (a integer); insert into t values (1), (2)");
        IReadOnlyList<string> before = _folder.Snapshot();
        Assert.Single(before);
        await ReadTwice(2);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Fact]
    public async Task Reading_changes_no_byte_of_a_store_that_the_engine_closed()
    {
        await using (SqliteDatabase database = _folder.Open())
            await database.Run("create table t (a integer)", "insert into t values (1), (2)");
        IReadOnlyList<string> before = _folder.Snapshot();
        await ReadTwice(2);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reading_a_log_that_a_killed_process_left_changes_no_byte(bool withIndex)
    {
        using var origin = new TempFolder();
        await using (SqliteDatabase database = origin.Open())
        {
            await database.Run("create table t (a integer)", "insert into t values (1), (2)");
            foreach (string suffix in withIndex ? ["", "-wal", "-shm"] : new[] { "", "-wal" })
                File.Copy(origin.Database + suffix, _folder.Database + suffix);
        }

        IReadOnlyList<string> before = _folder.Snapshot();
        await ReadTwice(2);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Fact]
    public async Task A_reader_sees_what_a_living_writer_commits_and_changes_no_byte()
    {
        await using SqliteDatabase writer = _folder.Open();
        await writer.Run("create table t (a integer)", "insert into t values (1)");
        await using SqliteDatabase reader = OpenReadOnly();
        Assert.Equal(1, reader.Scalar("select count(*) from t"));
        await writer.Run("insert into t values (2)");
        // Inside one process SQLite shares the writer's index, which is memory in which readers announce themselves.
        IEnumerable<string> before = WithoutIndex();
        Assert.Equal(2, reader.Scalar("select count(*) from t"));
        Assert.Equal(before, WithoutIndex());
    }

    [Fact]
    public async Task A_reader_that_came_before_the_first_log_sees_the_later_writes()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("pragma journal_mode = wal; create table t (a integer)");
        await using SqliteDatabase reader = OpenReadOnly();
        Assert.Equal(0, reader.Scalar("select count(*) from t"));
        await using SqliteDatabase writer = _folder.Open();
        await writer.Run("insert into t values (1)");
        Assert.Equal(1, reader.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task An_empty_log_is_not_copied_into_the_file_under_a_read()
    {
        using var writer = RawDatabase.Open(_folder.Database);
        writer.Execute("pragma journal_mode = wal; create table t (a integer); pragma wal_checkpoint(truncate)");
        Assert.Equal(0, new FileInfo(_folder.Database + "-wal").Length);
        await using SqliteDatabase reader = OpenReadOnly();

        object? busy = reader.Read(writer, (session, other) =>
        {
            Assert.Equal(0, session.Scalar("select count(*) from t"));
            other.Execute("insert into t values (1)");
            return other.Scalar("pragma wal_checkpoint(truncate)");
        });

        // The checkpoint waits for the reader: it would change pages that the reader has still to read.
        Assert.Equal(1L, busy);
        Assert.Equal(1, reader.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task A_writer_that_comes_in_the_middle_of_a_read_without_a_lock_has_it_read_again()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("pragma journal_mode = wal; create table t (a integer); create table u (a integer); insert into t values (1)");
        await using SqliteDatabase reader = OpenReadOnly();
        int reads = 0;

        long both = reader.Read(0, (session, _) =>
        {
            long inOne = session.Scalar("select count(*) from t");
            if (reads++ == 0)
            {
                using var tool = RawDatabase.Open(_folder.Database);
                tool.Execute("begin; insert into u select a from t; delete from t; commit");
            }

            return inOne + session.Scalar("select count(*) from u");
        });

        // The row is in one table or in the other, never in both or in none.
        Assert.Equal(1, both);
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_database_that_is_given_a_log_is_read_on()
    {
        using var tool = RawDatabase.Open(_folder.Database);
        tool.Execute("create table t (a integer); insert into t values (1)");
        await using SqliteDatabase reader = OpenReadOnly();
        Assert.Equal(1, reader.Scalar("select count(*) from t"));

        tool.Execute("pragma journal_mode = wal");
        tool.Dispose();

        Assert.Equal(1, reader.Scalar("select count(*) from t"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pragma journal_mode = delete; create table t (a integer)")]
    public async Task A_database_that_is_given_a_log_while_it_is_opened_is_opened(string before)
    {
        using var tool = RawDatabase.Open(_folder.Database);
        tool.Execute(before + ";");
        Assert.True(File.Exists(_folder.Database));
        int opened = 0;

        await using SqliteDatabase reader = SqliteDatabase.Open(_folder.Options() with
        {
            ReadOnly = true,
            OnReaderOpened = session =>
            {
                if (opened++ == 0)
                {
                    tool.Execute("pragma journal_mode = wal; create table u (a integer)");
                    tool.Dispose();
                }

                Assert.Equal(1, session.Scalar("select count(*) from sqlite_schema where name = 'u'"));
            },
        });

        Assert.Equal(2, opened);
        Assert.Equal(0, reader.Scalar("select count(*) from u"));
    }

    [Fact]
    public async Task A_log_that_is_begun_while_a_database_without_one_is_opened_is_read()
    {
        for (int round = 0; round < 20; round++)
        {
            using var folder = new TempFolder();
            using (var raw = RawDatabase.Open(folder.Database))
                raw.Execute("pragma journal_mode = wal; create table t (a integer)");
            using var tool = RawDatabase.Open(folder.Database);
            // The file is so new that its opening waits for it to settle, and in that time the tool begins a log.
            Task writing = Task.Run(() =>
            {
                Thread.Sleep(5);
                tool.Execute("insert into t values (1)");
            });
            await using SqliteDatabase reader = SqliteDatabase.Open(folder.Options() with { ReadOnly = true });
            await writing;
            Assert.Equal(1, reader.Scalar("select count(*) from t"));
        }
    }

    [Fact]
    public async Task What_fails_in_a_read_without_a_lock_fails_once_when_nobody_wrote()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("pragma journal_mode = wal; create table t (a integer)");
        await using SqliteDatabase reader = OpenReadOnly();
        int reads = 0;

        Assert.Throws<InvalidOperationException>(() => reader.Read<int, int>(0, (_, _) =>
        {
            reads++;
            throw new InvalidOperationException();
        }));
        Assert.Equal(1, reads);
    }

    [Fact]
    public void A_log_that_may_not_be_read_is_told_though_somebody_writes_meanwhile()
    {
        using var tool = RawDatabase.Open(_folder.Database);
        tool.Execute("create table t (a integer)");
        StoreException refused = Assert.ThrowsAny<StoreException>(() => SqliteDatabase.Open(_folder.Options() with
        {
            ReadOnly = true,
            OnReaderOpened = _ =>
            {
                tool.Execute("insert into t values (randomblob(5000))");
                throw SqliteErrors.Create(_folder.Database, SQLitePCL.raw.SQLITE_CANTOPEN, "unable to open database file");
            },
        }));
        Assert.Equal(StoreFault.FileSystem, refused.Fault);
        Assert.Contains("cannot be opened", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_written_in_each_read_without_a_lock_is_busy()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("pragma journal_mode = wal; create table t (a integer)");
        await using SqliteDatabase reader = OpenReadOnly();

        Assert.Throws<StoreBusyException>(() => reader.Read(0, (_, _) =>
        {
            using var tool = RawDatabase.Open(_folder.Database);
            tool.Execute("insert into t values (1)");
            return 0;
        }));
    }

    [Fact]
    public async Task Writing_is_refused()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table t (a integer)");
        await using SqliteDatabase reader = OpenReadOnly();
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => reader.Run("insert into t values (1)"));
        Assert.Contains("reading only", refused.Message);
    }

    [Fact]
    public async Task Temporary_views_stand_in_front_of_tables_and_change_no_byte()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("create table t (a integer); insert into t values (1)");
        IReadOnlyList<string> before = _folder.Snapshot();
        await using SqliteDatabase reader = SqliteDatabase.Open(_folder.Options() with
        {
            ReadOnly = true,
            OnReaderOpened = session => session.Run("create temp view t as select *, 7 as b from main.t"),
        });
        Assert.Equal(7, reader.Scalar("select b from t where a = 1"));
        Assert.Equal(before, _folder.Snapshot());
    }

    [Fact]
    public async Task A_view_in_front_of_a_missing_table_goes_when_the_table_comes()
    {
        using var tool = RawDatabase.Open(_folder.Database);
        tool.Execute("pragma journal_mode = wal; create table other (a integer)");
        int opened = 0;
        await using SqliteDatabase reader = SqliteDatabase.Open(_folder.Options() with
        {
            ReadOnly = true,
            OnReaderOpened = session =>
            {
                opened++;
                if (session.Scalar("select count(*) from main.sqlite_schema where name = 't'") == 0)
                    session.Run("create temp view t as select 1 as a where 0");
            },
        });
        Assert.Equal(0, reader.Scalar("select count(*) from t"));
        Assert.Equal(1, opened);

        tool.Execute("create table t (a integer); insert into t values (1)");

        Assert.Equal(1, reader.Scalar("select count(*) from t"));
        Assert.Equal(1, reader.Scalar("select count(*) from t"));
        Assert.Equal(2, opened);
    }

    [Fact]
    public void A_change_that_a_killed_tool_left_half_done_is_reported_and_left_alone()
    {
        using var origin = new TempFolder();
        using (var raw = RawDatabase.Open(origin.Database))
        {
            raw.Execute("create table t (a); insert into t values (zeroblob(100000)); pragma cache_size = 1");
            raw.Execute("begin immediate; update t set a = randomblob(100000)");
            File.Copy(origin.Database, _folder.Database);
            File.Copy(origin.Database + "-journal", _folder.Database + "-journal");
        }

        IReadOnlyList<string> before = _folder.Snapshot();
        StoreException refused = Assert.ThrowsAny<StoreException>(() => OpenReadOnly().Scalar("select count(*) from t"));
        Assert.Equal(StoreFault.Database, refused.Fault);
        Assert.Contains("elf sync --fix", refused.Message);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Fact]
    public async Task Strange_characters_in_the_path_are_no_uri_syntax()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Root, "a?b#c%41 d&mode=rwc")).FullName;
        string path = Path.Combine(folder, "x.db");
        using (var raw = RawDatabase.Open(path))
            raw.Execute("create table t (a integer)");
        await using SqliteDatabase reader = SqliteDatabase.Open(
            new SqliteDatabaseOptions { Path = path, GatePath = _folder.Gate, ReadOnly = true });
        Assert.Equal(0, reader.Scalar("select count(*) from t"));
    }

    private IEnumerable<string> WithoutIndex() => [.. _folder.Snapshot().Where(file => !file.Contains("-shm ", StringComparison.Ordinal))];

    private SqliteDatabase OpenReadOnly() => SqliteDatabase.Open(_folder.Options() with { ReadOnly = true });

    private async Task ReadTwice(long rows)
    {
        await using SqliteDatabase reader = OpenReadOnly();
        Assert.Equal(rows, reader.Scalar("select count(*) from t"));
        long nested = reader.Read(
            reader, (session, other) => session.Scalar("select count(*) from t") + other.Scalar("select max(a) from t"));
        Assert.Equal(rows + 2, nested);
    }
}
