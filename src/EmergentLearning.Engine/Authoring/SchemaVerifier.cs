using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Checks what a compiled assembly has of stores by the real SQLite. The assembly is neither loaded nor run.</summary>
public static class SchemaVerifier
{
    /// <summary>
    /// Creates the schema of each store in memory, prepares every query, and compares with <c>schema.lock.json</c> and the migrations
    /// beside it. Writes nothing.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="lockFile">The lock, or <see langword="null"/> for none.</param>
    /// <param name="pathMap">The compiler's path map, so that places are those of this machine. Default: none.</param>
    /// <returns>What is wrong; nothing when all is well.</returns>
    /// <exception cref="StoreException">The assembly or the lock cannot be read.</exception>
    public static SchemaVerification Verify(string assembly, string? lockFile = null, string? pathMap = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(assembly);
        using CompiledAssembly compiled = CompiledAssembly.Open(assembly);
        IReadOnlyList<CompiledStore> stores = compiled.ReadStores();
        var verifier = new StoreVerifier(assembly, compiled.ReadTablePlaces(), new QueryLocator(pathMap));
        List<SchemaFinding> findings = [.. stores.SelectMany(verifier.Verify)];
        if (lockFile is not null && findings.Count == 0)
            findings.AddRange(stores.SelectMany(store => CompareWithLock(store.Shape, SchemaLock.Read(lockFile))));
        return new SchemaVerification(stores.Count, stores.Sum(store => store.Queries.Count), findings);
    }

    private static IEnumerable<SchemaFinding> CompareWithLock(StoreShape store, SchemaLock released)
    {
        if (released.Find(store.Name) is not { } locked)
            return [Drift(released, $"{store.Name} is not in the lock")];

        List<string> changes = SchemaDiff.Compare(locked.Tables, store.Tables).Changes;
        if (changes.Count > 0)
            return [Drift(released, $"{store.Name} differs from version {locked.Version}; a migration would {string.Join("; ", changes)}")];

        return MigrationChecker.Check(store, locked, MigrationFile.ReadAll(released.FolderOf(store.Name)), released.Path) is { } wrong ? [wrong] : [];
    }

    private static SchemaFinding Drift(SchemaLock released, string message) =>
        new(FindingCodes.Drift, message + ". Add one: dotnet build -t:ElfAddMigration", released.Path, 0, 0);
}
