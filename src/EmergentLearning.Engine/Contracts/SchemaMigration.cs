namespace EmergentLearning.Engine.Contracts;

/// <summary>The step that brings a database to one version of a store's schema from the version before.</summary>
/// <param name="Version">The version that the database has afterwards; the first is 1.</param>
/// <param name="Sql">SQL statements, each ended by a semicolon. Those of version 1 create the schema.</param>
/// <param name="ChangeData">Runs after the SQL, in the same transaction. Default: nothing.</param>
public sealed record SchemaMigration(int Version, string Sql, Action<ISqlTransaction>? ChangeData = null);
