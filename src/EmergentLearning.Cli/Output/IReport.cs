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

    /// <summary>Writes rows as JSON, each on a line. Default: the elements of an array; else the one value.</summary>
    void WriteJsonLines(JsonLinesWriter lines) => lines.WriteElements(WriteJson);

    /// <summary>Writes Markdown. Default: the rows as a table.</summary>
    void WriteMarkdown(TextWriter writer)
    {
        var rows = new RowList();
        WriteCsv(rows);
        RowTables.WriteMarkdown(writer, rows.Rows);
    }
}
