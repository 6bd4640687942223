namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A record and its table.</summary>
internal sealed record TableModel
{
    public required TypeModel Type { get; init; }

    public required bool IsRecord { get; init; }

    public required string Name { get; init; }

    public required EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>The position of the key's column.</summary>
    public required int Key { get; init; }

    /// <summary>Whether the key has a setter, or else a constructor alone sets it.</summary>
    public bool CanSetKey { get; init; }

    public bool AutoIncrement { get; init; }

    public required EquatableArray<IndexModel> Indexes { get; init; }

    public required EquatableArray<string> Checks { get; init; }

    public FileModel? File { get; init; }

    public ColumnModel KeyColumn => Columns[Key];

    /// <summary>The simple name of the table class.</summary>
    public string ClassName => Names.Part(Type.Name) + "Table";
}
