namespace EmergentLearning.Cli.Output;

/// <summary>The rows of an answer, kept for formats that need to see all of them before the first can be written.</summary>
internal sealed class RowList() : CsvWriter(TextWriter.Null)
{
    private readonly List<string?[]> _rows = [];

    /// <summary>The header, then the rows.</summary>
    public IReadOnlyList<string?[]> Rows => _rows;

    public override void Row(params ReadOnlySpan<string?> values) => _rows.Add(values.ToArray());
}
