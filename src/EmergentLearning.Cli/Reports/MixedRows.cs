using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Output.Columns;

namespace EmergentLearning.Cli.Reports;

/// <summary>Rows of several kinds as one table: the first column says which, and each kind leaves the columns of the others empty.</summary>
internal sealed class MixedRows
{
    private readonly List<string> _names = ["record"];
    private readonly List<Func<string, string?>> _rows = [];
    private readonly List<Action<Utf8JsonWriter>> _documents = [];

    /// <summary>Adds the rows of a kind, and its columns even when there are none.</summary>
    public MixedRows Add<TRow>(string kind, ColumnSet<TRow> columns, IReadOnlyList<TRow> rows)
    {
        _names.AddRange(columns.Columns.Select(static column => column.Name).Except(_names));
        foreach (TRow row in rows)
        {
            _rows.Add(name => name == "record" ? kind : columns.Find(row, name));
            _documents.Add(json => WriteDocument(json, kind, columns, row));
        }

        return this;
    }

    /// <summary>A header with the columns of all kinds, and the rows.</summary>
    public void WriteRows(CsvWriter csv)
    {
        csv.Row([.. _names]);
        foreach (Func<string, string?> row in _rows)
            csv.Row([.. _names.Select(row)]);
    }

    /// <summary>An object a line, with the columns of its kind alone.</summary>
    public void WriteJsonLines(JsonLinesWriter lines)
    {
        foreach (Action<Utf8JsonWriter> document in _documents)
            lines.Write(document);
    }

    private static void WriteDocument<TRow>(Utf8JsonWriter json, string kind, ColumnSet<TRow> columns, TRow row)
    {
        json.WriteStartObject();
        json.WriteString("record", kind);
        columns.WriteMembers(json, row);
        json.WriteEndObject();
    }
}
