namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A row without its first columns: the second record of a joined row.</summary>
internal sealed class OffsetRow(IRowReader row, int offset) : IRowReader
{
    public bool IsNull(int column) => row.IsNull(column + offset);

    public long GetInt64(int column) => row.GetInt64(column + offset);

    public double GetDouble(int column) => row.GetDouble(column + offset);

    public string GetText(int column) => row.GetText(column + offset);

    public byte[] GetBlob(int column) => row.GetBlob(column + offset);
}
