using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>What stands in a <c>from</c>.</summary>
internal sealed class QuerySource
{
    /// <summary>The name by which columns are qualified; empty for none.</summary>
    public required string Name { get; init; }

    /// <summary>Its columns, or <see langword="null"/> when they are not known.</summary>
    public required IReadOnlyList<ResultColumn>? Columns { get; init; }

    public TableModel? Table { get; init; }

    /// <summary>The select that it is.</summary>
    public BoundSelect? Select { get; init; }

    /// <summary>How it is joined to those before it.</summary>
    public required FromTerm Term { get; init; }

    /// <summary>Whether an outer join can put <c>NULL</c> in place of its rows.</summary>
    public bool IsOptional { get; set; }

    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The column of that name; a table's key also answers to <c>rowid</c>.</summary>
    public ResultColumn? Find(string name) =>
        Columns?.FirstOrDefault(column => column.IsNamed(name))
        ?? (Table is not null && SqlWords.RowIds.Contains(name) ? ResultColumn.Of(Table.KeyColumn) : null);
}
