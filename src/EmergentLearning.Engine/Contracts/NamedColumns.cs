namespace EmergentLearning.Engine.Contracts;

/// <summary>The rows of a statement with their columns in another order, found by name once.</summary>
internal sealed class NamedColumns : IRowReader
{
    private readonly IStatement _statement;
    private readonly int[] _ordinals;

    private NamedColumns(IStatement statement, int[] ordinals) => (_statement, _ordinals) = (statement, ordinals);

    /// <exception cref="InvalidOperationException">The statement gives no column of one of the names.</exception>
    public static NamedColumns Find(IStatement statement, IReadOnlyList<string> names, string sql)
    {
        string[] given = [.. Enumerable.Range(0, statement.ColumnCount).Select(statement.GetColumnName)];
        int[] ordinals = [.. names.Select(name => Array.FindIndex(given, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)))];
        int missing = Array.IndexOf(ordinals, -1);
        return missing < 0
            ? new NamedColumns(statement, ordinals)
            : throw new InvalidOperationException(
                $"The query gives no column '{names[missing]}', only {string.Join(", ", given)}. Select it, or name it with 'as': {sql}");
    }

    public bool IsNull(int column) => _statement.IsNull(_ordinals[column]);

    public long GetInt64(int column) => _statement.GetInt64(_ordinals[column]);

    public double GetDouble(int column) => _statement.GetDouble(_ordinals[column]);

    public string GetText(int column) => _statement.GetText(_ordinals[column]);

    public byte[] GetBlob(int column) => _statement.GetBlob(_ordinals[column]);
}
