using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Writes migrations: the next version of each store that changed, and the lock that knows it.</summary>
public static class MigrationAuthor
{
    /// <summary>Compares the stores of a compiled assembly with the lock, and writes what leads from one to the other.</summary>
    /// <param name="assembly">The assembly; it is neither loaded nor run.</param>
    /// <param name="lockFile">The lock; it is created when it is absent. The migrations are written beside it.</param>
    /// <param name="allowDataLoss">Whether columns and tables may be dropped with what is in them.</param>
    /// <returns>What was written; nothing when nothing changed.</returns>
    /// <exception cref="StoreException">Nothing was written; the message says why, and what to do.</exception>
    public static IReadOnlyList<AddedMigration> Add(string assembly, string lockFile, bool allowDataLoss = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(assembly);
        ArgumentException.ThrowIfNullOrEmpty(lockFile);
        using CompiledAssembly compiled = CompiledAssembly.Open(assembly);
        IReadOnlyList<CompiledStore> stores = compiled.ReadStores();
        if (stores.Count == 0)
            throw new StoreException(StoreFault.Input, $"{assembly} has no store. Mark a partial class with [Store], and build.");

        SchemaLock released = SchemaLock.Read(lockFile);
        List<(AddedMigration Migration, string Sql)> added = [];
        foreach (StoreShape store in stores.Select(store => store.Shape))
        {
            if (Draft(store, released, allowDataLoss) is not { } draft)
                continue;
            added.Add(draft);
            released = released.With(new LockedStore(store.Name, draft.Migration.Version, store.Tables));
        }

        Write(released, added);
        return [.. added.Select(each => each.Migration)];
    }

    private static (AddedMigration Migration, string Sql)? Draft(StoreShape store, SchemaLock released, bool allowDataLoss)
    {
        LockedStore locked = released.Find(store.Name) ?? new LockedStore(store.Name, 0, []);
        MigrationDraft draft = SchemaDiff.Compare(locked.Tables, store.Tables);
        if (draft.IsEmpty && locked.Version > 0)
            return null;
        if (draft.Losses.Count > 0 && !allowDataLoss)
        {
            throw new StoreException(
                StoreFault.Validation,
                $"The migration of {store.Name} would lose {string.Join(" and ", draft.Losses)} with all that is in them. If it has another name now, say "
                + "so with [WasNamed(\"...\")]; if it may go, allow it: dotnet build -t:ElfAddMigration -p:EmergentLearningAllowDataLoss=true, or "
                + "--allow-data-loss.");
        }

        int version = locked.Version + 1;
        string path = Path.Combine(released.FolderOf(store.Name), MigrationFile.NameOf(version));
        string sql = draft.Text(store.Name, version);
        IReadOnlyList<MigrationFile> before = MigrationFile.ReadAll(released.FolderOf(store.Name));
        if (before.FirstOrDefault(file => file.Version >= version) is { } stray)
        {
            throw new StoreException(
                StoreFault.Validation, $"{stray.Path} is there already, and the lock does not know it. Delete it, or take the lock that belongs to it.");
        }

        SchemaFinding? wrong = MigrationChecker.Check(store, locked with { Version = version }, [.. before, new MigrationFile(version, path, sql)], released.Path);
        return wrong is null
            ? (new AddedMigration(store.Name, version, path, draft.Changes), sql)
            : throw new StoreException(StoreFault.Validation, $"The migration was not written. {wrong}");
    }

    // The lock last: until it is there, what was written is a file that the next run names.
    private static void Write(SchemaLock released, List<(AddedMigration Migration, string Sql)> added)
    {
        foreach ((AddedMigration migration, string sql) in added)
        {
            DirectorySync.CreateDurable(Path.GetDirectoryName(migration.File)!);
            AtomicFile.TryCreate(migration.File, Encoding.UTF8.GetBytes(sql));
        }

        if (added.Count > 0)
            AtomicFile.ReplaceText(released.Path, LockText.Write(released));
    }
}
