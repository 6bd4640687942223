using System.Text.Json;
using EmergentLearning.Cli.Reports;

namespace EmergentLearning.Cli.Output.Columns;

/// <summary>One value of a row: a text, a whole number, a number, or nothing. Immutable.</summary>
internal readonly record struct CellValue
{
    private readonly string? _text;
    private readonly long? _integer;
    private readonly double? _number;

    private CellValue(string? text, long? integer, double? number) => (_text, _integer, _number) = (text, integer, number);

    public static implicit operator CellValue(string? text) => new(text, null, null);

    public static implicit operator CellValue(long? number) => new(null, number, null);

    public static implicit operator CellValue(int? number) => new(null, number, null);

    public static implicit operator CellValue(double? number) => new(null, null, number);

    /// <summary>As it is written everywhere, whatever the machine's language; <see langword="null"/> for nothing.</summary>
    public override string? ToString() => _text ?? CsvWriter.Number(_integer) ?? CsvWriter.Number(_number);

    /// <summary>Writes a member of a JSON object; nothing is <c>null</c>.</summary>
    public void WriteJson(Utf8JsonWriter json, string name)
    {
        if (_integer is { } integer)
            json.WriteNumber(name, integer);
        else if (_number is not null)
            JsonNumbers.Write(json, name, _number);
        else
            json.WriteString(name, _text);
    }
}
