using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Kinds;

/// <summary>The values of fields as columns, and back.</summary>
internal static class KindColumns
{
    private const int Keys = 5;

    /// <summary>Selects what makes a <see cref="KindRow"/>.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="source">What to select from. Default: the kind's table.</param>
    public static string SelectSql(RecordKind kind, string? source = null) =>
        $"select id, uid, filepath, {kind.CreatedColumn}, {kind.UpdatedColumn ?? "null"}, "
        + $"{string.Join(", ", kind.Fields.Select(static field => field.Column).Concat(kind.RowColumns))} from {source ?? kind.Table}";

    public static IReadOnlyList<KindRow> ReadAll(IStatement select, RecordKind kind)
    {
        var rows = new List<KindRow>();
        while (select.MoveNext())
            rows.Add(Read(select, kind));
        return rows;
    }

    public static void Bind(IParameterBinder parameters, int parameter, KindField field, string value)
    {
        // Nothing is NULL, as the original's tools expect, but in a column that may not be.
        if (value.Length == 0 && !field.IsRequired && !field.IsNeverNull)
            parameters.BindNull(parameter);
        else if (field.Type is FieldType.Whole or FieldType.Severity)
            parameters.BindInt64(parameter, long.Parse(value.Length == 0 ? "0" : value, CultureInfo.InvariantCulture));
        else if (field.Type == FieldType.Confidence)
            parameters.BindDouble(parameter, double.Parse(value, CultureInfo.InvariantCulture));
        else
            parameters.BindText(parameter, value);
    }

    private static KindRow Read(IStatement row, RecordKind kind)
    {
        RecordValues values = RecordValues.Empty;
        for (int i = 0; i < kind.Fields.Count; i++)
            values = values.With(kind.Fields[i].Name, Text(row, i + Keys, kind.Fields[i]));
        return new KindRow(kind, row.GetInt64(0), TextOrNull(row, 1), TextOrNull(row, 2), TextOrNull(row, 3), values)
        {
            Updated = TextOrNull(row, 4),
            RowValues = [.. kind.RowColumns.Select((_, i) => TextOrNull(row, Keys + kind.Fields.Count + i))],
        };
    }

    private static string Text(IStatement row, int column, KindField field) => row.IsNull(column)
        ? ""
        : field.Type == FieldType.Confidence ? row.GetDouble(column).ToString(CultureInfo.InvariantCulture) : row.GetText(column);

    private static string? TextOrNull(IStatement row, int column) => row.IsNull(column) ? null : row.GetText(column);
}
