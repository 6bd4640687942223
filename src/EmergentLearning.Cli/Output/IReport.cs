using System.Text.Json;

namespace EmergentLearning.Cli.Output;

/// <summary>An answer that can be written in every format.</summary>
internal interface IReport
{
    /// <summary>Writes lines for people.</summary>
    void WriteText(TextOutput text);

    /// <summary>Writes one JSON value.</summary>
    void WriteJson(Utf8JsonWriter json);

    /// <summary>Writes a header and its rows.</summary>
    void WriteCsv(CsvWriter csv);
}
