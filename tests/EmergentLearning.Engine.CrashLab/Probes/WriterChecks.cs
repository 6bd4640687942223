using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>The writer and its groups.</summary>
internal static class WriterChecks
{
    private const int InputOutputError = 10;

    public static async Task<string?> NothingBeforeCommitAsync(string root)
    {
        await using SqliteDatabase database = await OpenAsync(root).ConfigureAwait(false);
        Task<bool>? write = null;
        using var isAssigned = new ManualResetEventSlim();
        bool isEarly = false;
        database.Writer!.Group.BeforeCommit = () =>
        {
            isAssigned.Wait();
            isEarly = write!.IsCompleted;
        };
        write = InsertAsync(database, "one");
        isAssigned.Set();
        await write.ConfigureAwait(false);
        database.Writer.Group.BeforeCommit = null;
        return isEarly ? "it was acknowledged in front of the commit" : null;
    }

    public static async Task<string?> FailedCommitStopsAsync(string root)
    {
        await using SqliteDatabase database = await OpenAsync(root).ConfigureAwait(false);
        database.Writer!.Group.BeforeCommit = () => throw new SqliteStoreException(StoreFault.FileSystem, InputOutputError, "the disk failed. Check it.");
        if (await FailsAsync(InsertAsync(database, "one")).ConfigureAwait(false) is null)
            return "a commit that failed was acknowledged";
        database.Writer.Group.BeforeCommit = null;
        return await FailsAsync(InsertAsync(database, "two")).ConfigureAwait(false) switch
        {
            null => "the writer went on after a commit that could not be made durable",
            StoreException error when error.Message.Contains("open", StringComparison.Ordinal) => null,
            { } error => $"the refusal does not say that the store has to be opened again: {error.Message}",
        };
    }

    public static async Task<string?> FailureIsAloneAsync(string root)
    {
        await using SqliteDatabase database = await OpenAsync(root).ConfigureAwait(false);
        (Task<bool> bad, Task<bool> good) = await TogetherAsync(root, database, transaction =>
        {
            Insert(transaction, "bad");
            throw new InvalidOperationException("on purpose");
        }).ConfigureAwait(false);
        if (await FailsAsync(bad).ConfigureAwait(false) is null)
            return "the one that failed was acknowledged";
        if (await FailsAsync(good).ConfigureAwait(false) is { } error)
            return $"the one beside it failed too: {error.Message}";
        string rows = Rows(database);
        return rows == "good" ? null : $"the table has '{rows}'";
    }

    public static async Task<string?> EndedTransactionIsToldAsync(string root)
    {
        await using SqliteDatabase database = await OpenAsync(root).ConfigureAwait(false);
        (Task<bool> ending, Task<bool> good) = await TogetherAsync(root, database, transaction =>
        {
            // As SQLite itself does after some errors.
            using IStatement rollback = transaction.Prepare("rollback");
            rollback.MoveNext();
            return true;
        }, endsLast: true).ConfigureAwait(false);
        await FailsAsync(ending).ConfigureAwait(false);
        bool isAcknowledged = await FailsAsync(good).ConfigureAwait(false) is null;
        string rows = Rows(database);
        return isAcknowledged && rows != "good" ? $"acknowledged, and the table has '{rows}'" : null;
    }

    /// <summary>Two writes in one group: both wait for the gate.</summary>
    private static async Task<(Task<bool> Odd, Task<bool> Good)> TogetherAsync(
        string root, SqliteDatabase database, Func<ISqlTransaction, bool> odd, bool endsLast = false)
    {
        using var gate = new FileLock(Path.Join(root, "gate.lock"), LockClass.Database);
        using LockHandle held = await gate.AcquireAsync(TimeSpan.FromSeconds(30), default).ConfigureAwait(false);
        Task<bool> first = endsLast ? InsertAsync(database, "good") : database.WriteAsync(odd, default);
        Task<bool> second = endsLast ? database.WriteAsync(odd, default) : InsertAsync(database, "good");
        return endsLast ? (second, first) : (first, second);
    }

    private static async Task<SqliteDatabase> OpenAsync(string root)
    {
        SqliteDatabase database = SqliteDatabase.Open(
            new SqliteDatabaseOptions { Path = Path.Join(root, "rows.db"), GatePath = Path.Join(root, "gate.lock") });
        await database.WriteAsync(
            static transaction =>
            {
                using IStatement create = transaction.Prepare("create table rows (name text not null) strict");
                return create.MoveNext();
            },
            default).ConfigureAwait(false);
        return database;
    }

    private static Task<bool> InsertAsync(SqliteDatabase database, string name) =>
        database.WriteAsync(transaction => Insert(transaction, name), default);

    private static bool Insert(ISqlTransaction transaction, string name)
    {
        using IStatement insert = transaction.Prepare("insert into rows (name) values (?1)");
        insert.BindText(1, name);
        return insert.MoveNext();
    }

    private static string Rows(SqliteDatabase database) => database.Read(0, static (session, _) =>
    {
        using IStatement select = session.Prepare("select coalesce(group_concat(name), '') from rows");
        select.MoveNext();
        return select.GetText(0);
    });

    private static async Task<Exception?> FailsAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (error is StoreException or InvalidOperationException)
        {
            return error;
        }
    }
}
