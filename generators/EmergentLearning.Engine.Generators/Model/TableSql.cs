namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A table's SQL in the words of one database.</summary>
internal sealed record TableSql
{
    public required EquatableArray<ColumnSql> Columns { get; init; }

    public required string CreateTable { get; init; }

    public required EquatableArray<string> CreateIndexes { get; init; }

    public required string Select { get; init; }

    public required string Find { get; init; }

    public required string Insert { get; init; }

    public required string Update { get; init; }

    public required string Delete { get; init; }

    public FullTextSql? FullText { get; init; }

    public required EquatableArray<FinderModel> Finders { get; init; }
}
