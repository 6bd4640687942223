using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>A database whose log is emptied after every commit: a store's grows to megabytes first, which no experiment could wait for.</summary>
internal static class CheckpointScenario
{
    private const int Rows = 3;

    public static async Task PrepareAsync(string root, Ledger ledger)
    {
        Directory.CreateDirectory(root);
        await using SqliteDatabase database = SqliteDatabase.Open(Options(root));
        await ExecuteAsync(database, "create table rows (name text not null, text text not null) strict").ConfigureAwait(false);
        await InsertAsync(database, "before").ConfigureAwait(false);
        ledger.Expect("before", "new");
    }

    public static async Task RunAsync(string root, Ledger ledger)
    {
        SqliteDatabase? database = null;
        await ledger.TryAsync("open", () =>
        {
            database = SqliteDatabase.Open(Options(root));
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        if (database is null)
            return;

        for (int i = 1; i <= Rows; i++)
        {
            string name = $"row-{i}";
            await ledger.ChangeAsync(name, "new", Acknowledgement.Durable, async () =>
            {
                await InsertAsync(database, name).ConfigureAwait(false);
                return null;
            }).ConfigureAwait(false);
        }

        await ledger.TryAsync("close", async () => await database.DisposeAsync().ConfigureAwait(false)).ConfigureAwait(false);
    }

    public static async Task<IReadOnlyList<string>> InspectAsync(string root, Ledger ledger)
    {
        await using SqliteDatabase database = SqliteDatabase.Open(Options(root));
        // A database that cannot be written any more is not recovered.
        await InsertAsync(database, "after").ConfigureAwait(false);
        ledger.Expect("after", "new");
        return database.Read(ledger, static (session, ledger) =>
            (IReadOnlyList<string>)[.. RowInspection.Check(session, "select name, text from rows", ledger), .. RowInspection.CheckIntegrity(session)]);
    }

    private static SqliteDatabaseOptions Options(string root) => new()
    {
        Path = Path.Join(root, "rows.db"),
        GatePath = Path.Join(root, "gate.lock"),
        WalLimitBytes = 1,
    };

    private static Task<bool> InsertAsync(SqliteDatabase database, string name) =>
        ExecuteAsync(database, $"insert into rows (name, text) values ('{name}', 'new')");

    private static Task<bool> ExecuteAsync(SqliteDatabase database, string sql) => database.WriteAsync(
        transaction =>
        {
            using IStatement statement = transaction.Prepare(sql);
            return statement.MoveNext();
        },
        CancellationToken.None);
}
