using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Drift;

/// <summary>The versions of a store, as the project's files tell them.</summary>
internal static class SchemaHistory
{
    /// <summary>The steps to the locked version; none where they are not complete, which is reported.</summary>
    public static SchemaSourceModel Join(StoreSchemaModel store, SchemaFilesModel files)
    {
        MigrationFileModel[] found = Files(store, files);
        bool isSound = Locked(store, files) is { } locked && Gap(store, locked, found) is null;
        return new SchemaSourceModel(store, isSound ? found.Select(file => Migration(file, store)).ToEquatable() : new([]));
    }

    /// <summary>What is wrong between a store and its history.</summary>
    public static IEnumerable<DiagnosticModel> Check(StoreSchemaModel store, EquatableArray<PlaceModel> places, SchemaFilesModel files)
    {
        var report = new DriftReport(store, places);
        int last = 0;
        if (files.Lock is { Problem: null })
        {
            LockedStoreModel? locked = Locked(store, files);
            last = locked?.Version ?? 0;
            report.Compare(locked, locked is null ? null : Gap(store, locked, Files(store, files)));
        }

        if (files.Lock is not { Problem: not null })
            report.CheckDataMigrations(last);
        return report.Diagnostics;
    }

    private static LockedStoreModel? Locked(StoreSchemaModel store, SchemaFilesModel files) =>
        files.Lock?.Stores.FirstOrDefault(locked => locked.Name == store.Name);

    private static MigrationFileModel[] Files(StoreSchemaModel store, SchemaFilesModel files) =>
        [.. files.Migrations.Where(file => file.Store == store.Name).OrderBy(file => file.Version)];

    private static string? Gap(StoreSchemaModel store, LockedStoreModel locked, MigrationFileModel[] found)
    {
        for (int version = 1; version <= locked.Version; version++)
        {
            int count = found.Count(file => file.Version == version);
            if (count != 1)
                return $"migrations/{store.Name} has {(count == 0 ? "no file" : "several files")} for version {version}";
        }

        return found.Length > locked.Version ? $"migrations/{store.Name} has a file for version {found[found.Length - 1].Version}" : null;
    }

    private static MigrationModel Migration(MigrationFileModel file, StoreSchemaModel store) =>
        new(file.Version, file.Sql, store.DataMigrations.FirstOrDefault(data => data.Version == file.Version)?.Method);
}
