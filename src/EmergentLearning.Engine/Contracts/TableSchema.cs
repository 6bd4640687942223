using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts;

/// <summary>A table as the generator sees it: its columns and the SQL that serves it.</summary>
public sealed record TableSchema
{
    /// <summary>The table's name.</summary>
    public required string Name { get; init; }

    /// <summary>The columns, in the order in which they are read and bound. The key is among them.</summary>
    public required ImmutableArray<ColumnSchema> Columns { get; init; }

    /// <summary>The key column's name.</summary>
    public required string KeyColumn { get; init; }

    /// <summary>The column that counts a row's changes, or <see langword="null"/> without one.</summary>
    public string? VersionColumn { get; init; }

    /// <summary>Whether the engine sets a column at each update: a version, or a moment. Default: <see langword="false"/>.</summary>
    public bool IsStamped { get; init; }

    /// <summary>Creates the table; carries no <c>IF NOT EXISTS</c>.</summary>
    public required string CreateTableSql { get; init; }

    /// <summary>Creates the indexes; each carries <c>IF NOT EXISTS</c>.</summary>
    public required ImmutableArray<string> CreateIndexSql { get; init; }

    /// <summary>The full-text index, or <see langword="null"/> without one.</summary>
    public FullTextSchema? FullText { get; init; }

    /// <summary>Selects all columns, in order, with no condition: <c>select … from …</c>.</summary>
    public required string SelectSql { get; init; }

    /// <summary>Selects one row; parameter 1 is the key.</summary>
    public required string FindSql { get; init; }

    /// <summary>Inserts a row; one parameter a column, in order.</summary>
    public required string InsertSql { get; init; }

    /// <summary>Sets every column of the row with that key; one parameter a column, in order, the key's included.</summary>
    public required string UpdateSql { get; init; }

    /// <summary>Deletes one row; parameter 1 is the key.</summary>
    public required string DeleteSql { get; init; }
}
