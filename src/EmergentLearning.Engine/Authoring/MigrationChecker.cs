using EmergentLearning.Engine.Migrations;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Runs a store's migrations in memory, one after the other, and compares what comes of them with the schema.</summary>
internal static class MigrationChecker
{
    public static SchemaFinding? Check(StoreShape store, LockedStore locked, IReadOnlyList<MigrationFile> files, string lockPath)
    {
        if (!files.Select(file => file.Version).SequenceEqual(Enumerable.Range(1, locked.Version)))
            return Finding(lockPath, 0, $"The migrations of {store.Name} are not one file for each of the versions 1 to {locked.Version}");

        using var replayed = new TrialDatabase(store.Name);
        if (files.Select(file => Run(replayed, file)).FirstOrDefault(finding => finding is not null) is { } wrong)
            return wrong;

        using var created = new TrialDatabase(store.Name);
        foreach (string sql in store.Tables.SelectMany(table => (string[])[table.Create, .. table.Objects]))
            created.Run(sql);
        return Difference(SchemaText.Of(replayed.Session), SchemaText.Of(created.Session)) is { } difference
            ? Finding(files[^1].Path, 0, $"The migrations of {store.Name} do not lead to its schema: {difference}")
            : null;
    }

    private static SchemaFinding? Run(TrialDatabase database, MigrationFile file)
    {
        int from = 0;
        foreach (string statement in SqlScript.Split(file.Sql))
        {
            from = file.Sql.IndexOf(statement, from, StringComparison.Ordinal);
            if ((SqlScript.Refuse(statement) ?? database.Run(statement)?.Message) is { } problem)
                return Finding(file.Path, file.Sql.AsSpan(0, from).Count('\n') + 1, $"SQLite refuses a step of the migration: {problem}");
        }

        return null;
    }

    private static string? Difference(IReadOnlyDictionary<string, string> replayed, IReadOnlyDictionary<string, string> created)
    {
        string? missing = created.Keys.FirstOrDefault(name => !replayed.ContainsKey(name));
        string? surplus = replayed.Keys.FirstOrDefault(name => !created.ContainsKey(name));
        string? changed = created.Keys.FirstOrDefault(name => replayed.GetValueOrDefault(name) is { } text && text != created[name]);
        return missing is not null ? $"they do not make '{missing}'"
            : surplus is not null ? $"they leave '{surplus}' behind"
            : changed is not null ? $"they make '{changed}' as: {replayed[changed]}; and not as: {created[changed]}"
            : null;
    }

    private static SchemaFinding Finding(string file, int line, string message) => new(FindingCodes.WrongMigration, message, file, line, 0);
}
