using System.Text.Json;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Cli.Output.Columns;

/// <summary>One value of a row: a text, a whole number, a number, links, or nothing. Immutable.</summary>
internal readonly record struct CellValue
{
    private readonly string? _text;
    private readonly long? _integer;
    private readonly double? _number;

    private readonly IReadOnlyList<RecordLink>? _links;

    private CellValue(string? text, long? integer, double? number) => (_text, _integer, _number) = (text, integer, number);

    private CellValue(IReadOnlyList<RecordLink> links) => (_text, _links) = (LinkText.Cell(links), links);

    public static implicit operator CellValue(string? text) => new(text, null, null);

    public static implicit operator CellValue(long? number) => new(null, number, null);

    public static implicit operator CellValue(int? number) => new(null, number, null);

    public static implicit operator CellValue(double? number) => new(null, null, number);

    /// <summary>What a row is to other records: one text, or in JSON an array.</summary>
    public static CellValue Of(IReadOnlyList<RecordLink> links) => new(links);

    /// <summary>As it is written everywhere, whatever the machine's language; <see langword="null"/> for nothing.</summary>
    public override string? ToString() => _text ?? CsvWriter.Number(_integer) ?? CsvWriter.Number(_number);

    /// <summary>Writes a member of a JSON object; nothing is <c>null</c>.</summary>
    public void WriteJson(Utf8JsonWriter json, string name)
    {
        if (_links is not null)
            LinkText.WriteJson(json, name, _links);
        else if (_integer is { } integer)
            json.WriteNumber(name, integer);
        else if (_number is not null)
            JsonNumbers.Write(json, name, _number);
        else
            json.WriteString(name, _text);
    }
}
