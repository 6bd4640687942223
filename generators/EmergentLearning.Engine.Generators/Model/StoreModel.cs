namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A store: its tables and its queries.</summary>
internal sealed record StoreModel
{
    public required TypeModel Type { get; init; }

    /// <summary>Whether it is a store that can be opened; otherwise its queries get bodies that throw, and no more.</summary>
    public required bool IsSound { get; init; }

    public required string Database { get; init; }

    public required EquatableArray<StoreTableModel> Tables { get; init; }

    /// <summary>The table classes, each behind those that its foreign keys refer to.</summary>
    public EquatableArray<string> CreationOrder { get; init; }

    public required EquatableArray<QueryModel> Queries { get; init; }

    /// <summary>The simple name of the transaction's class.</summary>
    public string TransactionClass => Names.Part(Type.Name) + "Transaction";
}
