namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What a store holds, and how older databases come to it.</summary>
internal sealed record StoreSchemaModel
{
    public required TypeModel Type { get; init; }

    public required string Database { get; init; }

    /// <summary>The table classes, with <c>global::</c>.</summary>
    public required EquatableArray<string> TableClasses { get; init; }

    public required EquatableArray<TableShape> Tables { get; init; }

    public required EquatableArray<DataMigrationModel> DataMigrations { get; init; }

    /// <summary>The store's name in the lock and in a database: its full name, without escapes.</summary>
    public string Name => Type.FullName.Replace("global::", "").Replace("@", "");
}
