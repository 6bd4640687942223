using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>A copy that is read is of one moment, whoever writes meanwhile.</summary>
public sealed class LiveCopyTests : IDisposable
{
    private const int Rows = 2000;
    private const int Copies = 100;
    private readonly TempFolder _folder = new();
    private readonly TempFolder _copies = new();

    public void Dispose()
    {
        _folder.Dispose();
        _copies.Dispose();
    }

    [Fact]
    public void A_log_that_is_emptied_into_the_file_between_two_looks_makes_it_copy_again()
    {
        using var writer = Begin();
        Assert.Equal(2 * Rows, CountOf(Copy(looks: 2, () => writer.Execute($"insert into t select a + {Rows}, pad from t; pragma wal_checkpoint(truncate)"))));
    }

    [Fact]
    public void A_writer_that_comes_and_leaves_no_log_behind_makes_it_copy_again()
    {
        Begin().Dispose();
        Assert.False(File.Exists(_folder.Database + "-wal"));
        Assert.Equal(Rows + 1, CountOf(Copy(looks: 2, () =>
        {
            using var writer = RawDatabase.Open(_folder.Database);
            writer.Execute("insert into t values (0, '')");
        })));
    }

    [Fact]
    public void A_log_that_is_begun_anew_makes_it_copy_again()
    {
        using var writer = Begin();
        // All of it is in the file, so that the next write begins the log anew and leaves the file as it is.
        writer.Execute("pragma wal_checkpoint(passive)");
        Assert.Equal(Rows + 1, CountOf(Copy(looks: 2, () => writer.Execute("insert into t values (0, '')"))));
    }

    [Fact]
    public void A_log_that_has_only_grown_is_a_copy_of_the_moment_before()
    {
        using var writer = Begin();
        Assert.Equal(Rows, CountOf(Copy(looks: 1, () => writer.Execute("insert into t values (0, '')"))));
    }

    [Fact]
    public void A_log_that_overwrites_what_is_left_of_the_one_before_is_copied_at_once()
    {
        using var writer = Begin();
        // All of it is in the file: the next write begins the log anew, and the file of the log keeps its length and its old end.
        writer.Execute("pragma wal_checkpoint(passive); insert into t values (0, '')");
        Assert.Equal(Rows + 1, CountOf(Copy(looks: 1, () => writer.Execute("insert into t values (0, '')"))));
    }

    [Fact]
    public void What_a_checkpoint_moves_into_the_file_meanwhile_stands_in_the_copied_log()
    {
        using var writer = Begin();
        Assert.Equal(Rows, CountOf(Copy(looks: 1, () => writer.Execute("update t set pad = 'moved'; pragma wal_checkpoint(passive)"))));
    }

    [Fact]
    public void A_database_that_never_holds_still_is_busy_not_damaged()
    {
        using var writer = Begin();
        var live = new LiveCopy(_folder.Database)
        {
            Limit = TimeSpan.FromSeconds(1),
            BeforeSecondLook = () => writer.Execute("insert into t values (0, ''); pragma wal_checkpoint(truncate)"),
        };

        StoreBusyException busy = Assert.Throws<StoreBusyException>(() => live.To(_copies.Root));
        Assert.Contains(_folder.Database, busy.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_copies.Root));
    }

    [Fact]
    public async Task Copies_beside_a_writer_that_comes_and_goes_are_never_malformed()
    {
        Begin().Dispose();
        using var end = new CancellationTokenSource();
        Task writing = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                // Each one alone: its close empties the log into the file.
                using var writer = RawDatabase.Open(_folder.Database);
                writer.Execute("pragma synchronous = off; update t set pad = hex(randomblob(50)), a = a + 1 where a % 40 = abs(random() % 40)");
            }
        });

        try
        {
            for (int i = 0; i < Copies; i++)
            {
                await using var reader = SqliteDatabase.Open(_folder.Options() with { ReadOnly = true, ReadsCopy = true });
                Assert.Equal("ok", reader.Read(0, static (session, _) => TextOf(session, "pragma integrity_check")));
            }
        }
        finally
        {
            await end.CancelAsync();
            await writing;
        }
    }

    /// <summary>Copies while somebody writes once, before the first of so many second looks.</summary>
    private string Copy(int looks, Action write)
    {
        int looked = 0;
        var live = new LiveCopy(_folder.Database)
        {
            BeforeSecondLook = () =>
            {
                if (looked++ == 0)
                    write();
            },
        };
        string copy = live.To(_copies.Root);
        Assert.Equal(looks, looked);
        return copy;
    }

    private static string TextOf(IReadSession session, string sql)
    {
        using IStatement statement = session.Prepare(sql);
        return statement.MoveNext() ? statement.GetText(0) : "";
    }

    private RawDatabase Begin()
    {
        RawDatabase writer = RawDatabase.Open(_folder.Database);
        writer.Execute(
            $"pragma journal_mode = wal; create table t (a integer, pad text); "
            + $"with recursive n(i) as (select 1 union all select i + 1 from n where i < {Rows}) insert into t select i, hex(randomblob(50)) from n; "
            + "create index t_pad on t (pad)");
        return writer;
    }

    private static long CountOf(string copy)
    {
        using var database = RawDatabase.Open(copy);
        Assert.Equal("ok", database.Scalar("pragma integrity_check"));
        return (long)database.Scalar("select count(*) from t")!;
    }
}
