using System.Text;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Reads a file of front matter, and nothing else, as a row of a table.</summary>
internal sealed class FrontMatterReader(TableSchema table)
{
    private const string Fence = "---";

    private readonly object?[] _values = new object?[table.Columns.Length];
    private readonly bool[] _isSet = new bool[table.Columns.Length];

    /// <summary>The row, one value a column: a <see langword="long"/>, a <see langword="double"/>, text, bytes or <see langword="null"/>.</summary>
    /// <exception cref="StoreException">The file is no record of the table.</exception>
    public IReadOnlyList<object?> Read(ReadOnlySpan<byte> content)
    {
        string[] lines = Decode(content).ReplaceLineEndings("\n").Split('\n');
        int end = Array.IndexOf(lines, Fence, 1);
        if (lines[0].TrimStart('\uFEFF') != Fence || end < 0)
            throw Refuse(1, "the file is no front matter between two lines of ---");
        for (int i = 1; i < end; i++)
            ReadLine(lines[i], i + 1);
        int rest = Array.FindIndex(lines, end + 1, line => line.Length > 0);
        if (rest >= 0)
            throw Refuse(rest + 1, "the record has no column for text below the front matter");

        int missing = Array.IndexOf(_isSet, false);
        return missing < 0 ? _values : throw Refuse(end + 1, $"the column '{table.Columns[missing].Name}' is missing");
    }

    private void ReadLine(string line, int number)
    {
        int length = FrontMatterScalar.FindEnd(line);
        string? name = length < line.Length && line[length] == ':' ? FrontMatterScalar.ReadText(line[..length]) : null;
        int column = table.Columns.ToList().FindIndex(column => column.Name == name);
        if (name is null || column < 0)
            throw Refuse(number, $"'{line}' is no line of the form 'column: value' for one of the table's columns");
        if (_isSet[column])
            throw Refuse(number, $"the column '{name}' stands there twice");

        ColumnSchema schema = table.Columns[column];
        string text = line[(length + 1)..].Trim(' ');
        if (!FrontMatterScalar.TryRead(text, schema.Type, out object? value) || (value is null && schema.NotNull))
            throw Refuse(number, $"the column '{name}' cannot hold {(text.Length == 0 ? "nothing" : text)}");
        _values[column] = value;
        _isSet[column] = true;
    }

    private string Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException e)
        {
            throw Refuse(1, "the file is not UTF-8", e);
        }
    }

    private StoreException Refuse(int line, string reason, Exception? inner = null) => new(
        StoreFault.Validation, $"The file is no record of the table '{table.Name}': line {line}: {reason}. Correct the file.", inner);
}
