namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What a store holds, as it is declared.</summary>
internal sealed record DeclaredSchema
{
    public required TypeModel Type { get; init; }

    public required string Database { get; init; }

    /// <summary>The table classes, with <c>global::</c>.</summary>
    public required EquatableArray<string> TableClasses { get; init; }

    public required EquatableArray<DeclaredTable> Tables { get; init; }

    public required EquatableArray<DataMigrationModel> DataMigrations { get; init; }
}
