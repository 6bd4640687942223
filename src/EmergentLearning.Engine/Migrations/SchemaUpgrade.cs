using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>
/// Brings a database to a store's schema: by its migrations where the store has released versions, and by adding what is missing where
/// it has none. Tables of other programs are only ever added to.
/// </summary>
/// <param name="schema">What the store holds.</param>
/// <param name="engineDdl">The engine's own tables and indexes, each <c>create … if not exists</c>.</param>
/// <param name="database">What messages call the database.</param>
internal sealed class SchemaUpgrade(StoreSchema schema, IReadOnlyList<string> engineDdl, string database)
{
    private readonly IReadOnlyList<string> _engineDdl = schema.Migrations.IsEmpty ? engineDdl : [.. engineDdl, SchemaVersions.Ddl];

    private int Known => schema.Migrations.Length;

    /// <summary>Compares the database with the schema. Writes nothing.</summary>
    /// <exception cref="StoreException">The database has a version that this program does not know.</exception>
    public UpgradePlan Plan(IReadSession session)
    {
        int? version = schema.Name.Length > 0 ? SchemaVersions.Find(session, schema.Name) : null;
        if (version > Known)
            throw FromTheFuture(version.Value);
        if (version == Known || Known == 0)
            return PlanAdditions(session) with { From = version ?? 0 };

        using SchemaReplay replay = SchemaReplay.To(schema, version ?? 1);
        List<string> foreign = [.. replay.FindForeign(session)];
        // Without a version, what the first one did not have is not from here either.
        if (version is null)
            foreign.AddRange(schema.Tables.Select(table => table.Name).Where(name => !replay.HasTable(name) && SchemaMigrator.Exists(session, name)));
        bool isNew = version is null && foreign.Count == 0 && !replay.HasAnyTableOf(session);
        var plan = new UpgradePlan
        {
            From = version ?? 0,
            First = version is null ? [.. replay.Additions(session)] : [],
            Pending = [.. schema.Migrations.Where(migration => migration.Version > (version ?? 1))],
            IsStampNeeded = true,
        };
        if (isNew || (foreign.Count > 0 && (version is null || !plan.Rebuilds)))
            return PlanAdditions(session) with { From = version ?? 0, IsStampNeeded = true };
        return foreign.Count > 0 ? plan with { Conflicts = [Refuse(foreign)] } : plan;
    }

    /// <summary>Carries out what the plan says, made anew in this very transaction.</summary>
    /// <param name="transaction">A transaction of a connection that does not enforce foreign keys.</param>
    /// <param name="onStep">Told before each statement and each data migration.</param>
    /// <exception cref="StoreException">A step was refused; nothing is changed then.</exception>
    public void Apply(ISqlTransaction transaction, Action<string>? onStep = null)
    {
        UpgradePlan plan = Plan(transaction);
        if (plan.Conflicts.Count > 0)
            throw new StoreException(StoreFault.Database, $"{database} cannot be upgraded. {string.Join(' ', plan.Conflicts)}");

        var runner = new MigrationRunner(transaction, schema.Name, onStep);
        OtherObjects others = OtherObjects.Of(transaction, schema, plan);
        runner.RunAll(1, plan.First, others);
        foreach (SchemaMigration migration in plan.Pending)
            runner.Run(migration, others);
        SchemaMigrator.Apply(transaction, SchemaMigrator.Plan(transaction, schema, _engineDdl));
        SchemaMigrator.Verify(transaction, schema, _engineDdl);
        if (plan.Rebuilds)
            runner.CheckForeignKeys();
        if (plan.IsStampNeeded)
            SchemaVersions.Set(transaction, schema.Name, Known);
        onStep?.Invoke("commit");
    }

    /// <summary>Refuses a database whose rows cannot be read as they are.</summary>
    /// <exception cref="StoreException">It has to be upgraded first, or is from the future.</exception>
    public void RequireReadable(IReadSession session)
    {
        UpgradePlan plan = Plan(session);
        if (plan.Rebuilds)
        {
            throw new StoreException(
                StoreFault.Database,
                $"{database} has version {plan.From} of the schema of {schema.Name}, and this program reads version {Known}. "
                + "Open the store for writing once, which upgrades it.");
        }
    }

    /// <summary>Refuses to write into a database that a newer program has upgraded since it was opened. One look-up by key.</summary>
    /// <exception cref="StoreException">The database has another version now.</exception>
    public void RequireCurrent(IReadSession session)
    {
        if (Known > 0 && SchemaVersions.Read(session, schema.Name) is { } version && version != Known)
        {
            throw new StoreException(
                StoreFault.Database,
                $"{database} was upgraded to version {version} of the schema of {schema.Name} while this program, which knows version {Known}, had it "
                + "open. Nothing was written. Restart with the newer program.");
        }
    }

    private UpgradePlan PlanAdditions(IReadSession session)
    {
        SchemaPlan additions = SchemaMigrator.Plan(session, schema, _engineDdl);
        return new UpgradePlan { Additions = additions, Conflicts = additions.Conflicts };
    }

    private static string Refuse(List<string> tables) =>
        $"The migrations rebuild tables, and these are not this program's alone: {string.Join(", ", tables)}. Another program made them, or added "
        + "columns, which would be lost. Drop those columns, or import the rows into a new store.";

    private StoreException FromTheFuture(int version) => new(
        StoreFault.Database,
        $"{database} has version {version} of the schema of {schema.Name}, and this program knows "
        + $"{(Known == 0 ? "none" : $"only version {Known}")}. Update the program: an older one cannot read or write it, and there is no way back "
        + "but a backup.");
}
