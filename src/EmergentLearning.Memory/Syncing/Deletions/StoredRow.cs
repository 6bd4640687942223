using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Syncing.Deletions;

/// <summary>Rows of any table as JSON, and back, with the columns that other tools added: each value comes back as it was.</summary>
/// <param name="Id">The row's key.</param>
/// <param name="Uid">The record's name; <see langword="null"/> for a row of another tool.</param>
/// <param name="Json">An object with a member for each column.</param>
internal sealed record StoredRow(long Id, string? Uid, string Json)
{
    private const string Bytes = "base64";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows whose column has a value.</summary>
    public static IReadOnlyList<StoredRow> Read(IReadSession session, string table, string column, string value)
    {
        IReadOnlyList<string> columns = ColumnsOf(session, table);
        string list = string.Join(", ", columns.Select(static name => $"{Quote(name)}, typeof({Quote(name)})"));
        using IStatement select = session.Prepare($"select id, uid, {list} from {table} where {column} = ?1 order by id");
        select.BindText(1, value);
        var rows = new List<StoredRow>();
        while (select.MoveNext())
            rows.Add(new StoredRow(select.GetInt64(0), select.IsNull(1) ? null : select.GetText(1), Write(select, columns)));
        return rows;
    }

    /// <summary>Puts a row back. Its key is its own again, unless another row has it; columns that are no more are left out.</summary>
    /// <param name="transaction">Where.</param>
    /// <param name="table">The table.</param>
    /// <param name="json">The row.</param>
    /// <param name="emptied">Columns that become NULL.</param>
    public static void Insert(IWriteTransaction transaction, string table, string json, IReadOnlyCollection<string> emptied)
    {
        using var document = JsonDocument.Parse(json);
        JsonElement row = document.RootElement;
        bool isTaken = Exists(transaction, table, row.GetProperty("id").GetInt64());
        string[] columns = [.. ColumnsOf(transaction, table).Where(name => row.TryGetProperty(name, out _) && !(isTaken && name == "id"))];
        string names = string.Join(", ", columns.Select(Quote));
        string values = string.Join(", ", columns.Select(static (_, i) => FormattableString.Invariant($"?{i + 1}")));
        using IStatement insert = transaction.Prepare($"insert into {table} ({names}) values ({values})");
        for (int i = 0; i < columns.Length; i++)
            Bind(insert, i + 1, emptied.Contains(columns[i]) ? default : row.GetProperty(columns[i]));
        insert.MoveNext();
    }

    /// <summary>Whether a table has a row with that key.</summary>
    public static bool Exists(IReadSession session, string table, long id)
    {
        using IStatement select = session.Prepare($"select 1 from {table} where id = ?1");
        select.BindInt64(1, id);
        return select.MoveNext();
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<string> ColumnsOf(IReadSession session, string table)
    {
        using IStatement select = session.Prepare("select name from pragma_table_info(?1) order by cid");
        select.BindText(1, table);
        var columns = new List<string>();
        while (select.MoveNext())
            columns.Add(select.GetText(0));
        return columns;
    }

    private static string Write(IStatement row, IReadOnlyList<string> columns)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            for (int i = 0; i < columns.Count; i++)
            {
                json.WritePropertyName(columns[i]);
                // Behind the key and the name, each value with its type.
                WriteValue(json, row, 2 + (2 * i));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter json, IStatement row, int column)
    {
        switch (row.GetText(column + 1))
        {
            case "null":
                json.WriteNullValue();
                break;
            case "integer":
                json.WriteNumberValue(row.GetInt64(column));
                break;
            case "real":
                WriteReal(json, row.GetDouble(column));
                break;
            case "blob":
                json.WriteStartObject();
                json.WriteBase64String(Bytes, row.GetBlob(column));
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(row.GetText(column));
                break;
        }
    }

    /// <summary>A whole number keeps its point, so that it is a REAL when it comes back; an infinity, which JSON does not have, is written as one.</summary>
    private static void WriteReal(Utf8JsonWriter json, double value)
    {
        string text = double.IsInfinity(value)
            ? value > 0 ? "9e999" : "-9e999"
            : value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().IndexOfAny('.', 'E', 'e') < 0 ? text + ".0" : text);
    }

    private static void Bind(IParameterBinder parameters, int parameter, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            parameters.BindNull(parameter);
        else if (value.ValueKind == JsonValueKind.Object)
            parameters.BindBlob(parameter, value.GetProperty(Bytes).GetBytesFromBase64());
        else if (value.ValueKind != JsonValueKind.Number)
            parameters.BindText(parameter, value.GetString()!);
        else if (value.GetRawText().AsSpan().IndexOfAny('.', 'E', 'e') < 0)
            parameters.BindInt64(parameter, value.GetInt64());
        else
            parameters.BindDouble(parameter, double.Parse(value.GetRawText(), System.Globalization.CultureInfo.InvariantCulture));
    }
}
