using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes how a record gets its version and its moments.</summary>
internal static class StampEmitter
{
    public static void Write(IndentedWriter writer, TableModel table, string contract)
    {
        if (!table.Roles.IsAny)
            return;

        string record = table.Type.Name;
        if (table.Roles.Version >= 0)
            writer.Line().Line($"static long? {contract}.GetVersion({record} record) => record.{Property(table, table.Roles.Version)};");
        writer.Line().Line($"static {record} {contract}.Stamp({record} record, {record}? before, global::System.DateTimeOffset now) =>");
        if (table.IsRecord)
        {
            writer.Nested(() =>
            {
                writer.Line("record with").Open();
                for (int i = 0; i < table.Columns.Count; i++)
                {
                    if (Stamp(table, i) is { } value)
                        writer.Line($"{Property(table, i)} = {value},");
                }

                writer.Close("};");
            });
            return;
        }

        writer.Nested(() => Construction.Write(writer, record, table.Columns.Select((column, i) =>
            (column, Stamp(table, i) ?? "record." + Names.Escape(column.Property)))));
    }

    // What a column is set to, or nothing for a column of the user's.
    private static string? Stamp(TableModel table, int column)
    {
        string name = Property(table, column);
        ValueModel value = table.Columns[column].Value;
        string now = value.Kind == ColumnKind.DateTime ? "now.UtcDateTime" : "now";
        string isSet = value.IsNullable ? $"record.{name} is not null" : $"record.{name} != default";
        if (column == table.Roles.CreatedAt)
            return $"{isSet} ? record.{name} : before?.{name} ?? {now}";
        if (column == table.Roles.UpdatedAt)
            return $"before is null && {isSet} ? record.{name} : {now}";
        return column == table.Roles.Version
            ? $"before is not null ? before.{name} + 1 : record.{name} == 0 ? 1 : record.{name}"
            : null;
    }

    private static string Property(TableModel table, int column) => Names.Escape(table.Columns[column].Property);
}
