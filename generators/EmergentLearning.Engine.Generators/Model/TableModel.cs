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

    public ColumnRoles Roles { get; init; } = new();

    /// <summary>Whether a base type has column tokens too.</summary>
    public bool HidesColumns { get; init; }

    /// <summary>Whether a base type has tokens of unique indexes too.</summary>
    public bool HidesUniqueIndexes { get; init; }

    public FullTextModel? FullText { get; init; }

    public EquatableArray<ReferenceModel> References { get; init; }

    public FileModel? File { get; init; }

    public ColumnModel KeyColumn => Columns[Key];

    /// <summary>The unique indexes, one for each list of columns.</summary>
    public IEnumerable<IndexModel> UniqueIndexes => Indexes
        .Where(index => index.IsUnique && index.Columns.All(column => Columns[column].Accessibility != "private"))
        .GroupBy(index => string.Concat(index.Columns.Select(column => Names.Part(Columns[column].Property))), StringComparer.Ordinal)
        .Select(group => group.First());

    /// <summary>The name of the full-text index.</summary>
    public string FullTextName => Name + "_fts";

    /// <summary>The simple name of the table class.</summary>
    public string ClassName => Names.Part(Type.Name) + "Table";
}
