namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A store: its tables and its queries.</summary>
internal sealed record StoreModel
{
    public required TypeModel Type { get; init; }

    public required string Database { get; init; }

    public required EquatableArray<StoreTableModel> Tables { get; init; }

    public required EquatableArray<QueryModel> Queries { get; init; }
}
