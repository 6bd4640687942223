using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>The tables that a query can name: the store's own, and SQLite's.</summary>
/// <param name="tables">The store's tables.</param>
/// <param name="isComplete">Whether they are all known.</param>
internal sealed class Catalog(IReadOnlyList<TableModel> tables, bool isComplete)
{
    private static readonly string[] BuiltInPrefixes = ["sqlite_", "pragma_", "json_", "jsonb_", "fts5", "engine_"];

    private static readonly HashSet<string> BuiltIns = new(
        ["dbstat", "bytecode", "tables_used", "generate_series", "completion", "carray", "wholenumber"], StringComparer.OrdinalIgnoreCase);

    private static readonly IReadOnlyList<ResultColumn> JsonColumns =
    [
        .. "key value type atom id parent fullkey path".Split(' ').Select(name => new ResultColumn(name, null, Nullability.Unknown)),
        .. "json root".Split(' ').Select(name => new ResultColumn(name, null, Nullability.Unknown) { IsHidden = true }),
    ];

    public TableModel? Find(string name) => tables.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether no table can have that name.</summary>
    public bool IsUnknown(string name) => isComplete && Find(name) is null && !IsBuiltIn(name) && !BelongsToTable(name);

    /// <summary>Whether no table of the store has that name, so that nothing may be written to it.</summary>
    public bool IsForeign(string name) => isComplete && Find(name) is null;

    /// <summary>The columns of a function that gives rows, or <see langword="null"/> when they are not known.</summary>
    public static IReadOnlyList<ResultColumn>? ColumnsOf(string name) =>
        name.ToLowerInvariant() is "json_each" or "json_tree" or "jsonb_each" or "jsonb_tree" ? JsonColumns : null;

    private static bool IsBuiltIn(string name) =>
        BuiltIns.Contains(name) || BuiltInPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    // A table's full-text index is a table beside it.
    private bool BelongsToTable(string name) =>
        tables.Any(table => name.StartsWith(table.Name + "_", StringComparison.OrdinalIgnoreCase));
}
