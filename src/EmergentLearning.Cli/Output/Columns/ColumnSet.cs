using System.Text.Json;

namespace EmergentLearning.Cli.Output.Columns;

/// <summary>What a row has to say, described once; every format is made of it. Immutable.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="columns">Every column, in the order of JSON and CSV.</param>
/// <param name="shown">The columns that a person sees in a table, by name and heading; there is no room for all.</param>
/// <param name="lines">The lines for people where no table is drawn, already safe for a terminal.</param>
internal sealed class ColumnSet<TRow>(
    IReadOnlyList<Column<TRow>> columns, IReadOnlyList<(string Name, string Heading)> shown, Func<TRow, IEnumerable<string>> lines)
{
    public IReadOnlyList<Column<TRow>> Columns => columns;

    /// <summary>The same for a row that holds this one, with more columns behind.</summary>
    public ColumnSet<TOuter> Of<TOuter>(
        Func<TOuter, TRow> row, IReadOnlyList<Column<TOuter>> more, IReadOnlyList<(string Name, string Heading)> moreShown,
        Func<TOuter, IEnumerable<string>> moreLines) =>
        new(
            [.. columns.Select(column => new Column<TOuter>(column.Name, outer => column.Read(row(outer)))), .. more],
            [.. shown, .. moreShown],
            outer => lines(row(outer)).Concat(moreLines(outer)));

    /// <summary>A table on a terminal, lines elsewhere; nothing for no rows.</summary>
    public void WriteText(TextOutput text, IReadOnlyList<TRow> rows)
    {
        if (text.IsTerminal && rows.Count > 0)
        {
            TextOutput.Table([.. shown.Select(static column => column.Heading)], rows.Select(Cells));
            return;
        }

        foreach (string line in rows.SelectMany(lines))
            text.Line(line);
    }

    /// <summary>An array of objects.</summary>
    public void WriteJson(Utf8JsonWriter json, IReadOnlyList<TRow> rows)
    {
        json.WriteStartArray();
        foreach (TRow row in rows)
            WriteJson(json, row);
        json.WriteEndArray();
    }

    /// <summary>An object.</summary>
    public void WriteJson(Utf8JsonWriter json, TRow row)
    {
        json.WriteStartObject();
        WriteMembers(json, row);
        json.WriteEndObject();
    }

    /// <summary>The members of an object.</summary>
    public void WriteMembers(Utf8JsonWriter json, TRow row)
    {
        foreach (Column<TRow> column in columns)
            column.Read(row).WriteJson(json, column.Name);
    }

    /// <summary>A header and the rows.</summary>
    public void WriteRows(CsvWriter csv, IReadOnlyList<TRow> rows)
    {
        csv.Row([.. columns.Select(static column => column.Name)]);
        foreach (TRow row in rows)
            csv.Row([.. columns.Select(column => column.Read(row).ToString())]);
    }

    /// <summary>A value by its column's name; nothing where the row has no such column.</summary>
    public string? Find(TRow row, string name) => columns.FirstOrDefault(column => column.Name == name)?.Read(row).ToString();

    private string[] Cells(TRow row) => [.. shown.Select(column => Find(row, column.Name) ?? "")];
}
