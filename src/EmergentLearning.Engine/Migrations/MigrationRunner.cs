using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Runs migrations inside one transaction.</summary>
internal sealed class MigrationRunner(ISqlTransaction transaction, string store, Action<string>? onStep)
{
    /// <param name="migration">The migration.</param>
    /// <param name="others">What must come through it.</param>
    public void Run(SchemaMigration migration, OtherObjects others)
    {
        RunAll(migration.Version, SqlScript.Split(migration.Sql), others);
        others.Restore(transaction);
        if (migration.ChangeData is null)
            return;

        Tell(migration.Version, "data");
        try
        {
            migration.ChangeData(transaction);
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            throw Failed(migration.Version, $"its data migration threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    public void RunAll(int version, IReadOnlyList<string> statements, OtherObjects others)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            Tell(version, (i + 1).ToString(CultureInfo.InvariantCulture));
            others.Refresh(transaction);
            Run(version, statements[i]);
        }
    }

    /// <summary>Makes sure that every reference leads somewhere: they are not enforced while tables are rebuilt.</summary>
    public void CheckForeignKeys()
    {
        using IStatement check = transaction.Prepare("select \"table\", rowid, parent from pragma_foreign_key_check");
        if (check.MoveNext())
        {
            throw new StoreException(
                StoreFault.Database,
                $"The upgrade of {store} was undone: row {check.GetInt64(1)} of {check.GetText(0)} would name a row of {check.GetText(2)} that is not there.");
        }
    }

    private void Run(int version, string sql)
    {
        if (SqlScript.Refuse(sql) is { } refusal)
            throw Failed(version, $"{refusal}: {sql}");
        try
        {
            using IStatement statement = transaction.Prepare(sql);
            while (statement.MoveNext())
            {
                // A pragma may answer with a row; only running to the end matters.
            }
        }
        catch (StoreException exception)
        {
            throw Failed(version, $"{exception.Message} The statement is: {sql}", exception);
        }
    }

    private void Tell(int version, string step) => onStep?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{version}.{step}"));

    private StoreException Failed(int version, string why, Exception? cause = null) => new(
        cause is StoreException { Fault: var fault } ? fault : StoreFault.Database,
        $"The upgrade of {store} to version {version} was undone; the database is as it was. {why}",
        cause);
}
