namespace EmergentLearning.Engine.Contracts;

/// <summary>The values of a record's file as a row of its table.</summary>
internal sealed class FrontMatterRow(IReadOnlyList<object?> values) : IRowReader
{
    public bool IsNull(int column) => values[column] is null;

    public long GetInt64(int column) => values[column] as long? ?? 0;

    public double GetDouble(int column) => values[column] as double? ?? 0;

    public string GetText(int column) => values[column] as string ?? "";

    public byte[] GetBlob(int column) => values[column] as byte[] ?? [];
}
