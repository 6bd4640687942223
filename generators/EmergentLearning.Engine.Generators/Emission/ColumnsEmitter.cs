using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes a record's tokens: its columns, and its unique indexes.</summary>
internal static class ColumnsEmitter
{
    private const string Querying = SourceFile.Contracts + "Querying.";

    public static void Write(IndentedWriter writer, TableModel table)
    {
        writer.Line().Line("/// <summary>The columns, to filter, order, select and set by.</summary>");
        writer.Line($"public {(table.HidesColumns ? "new " : "")}static class Columns").Open();
        ColumnModel[] columns = [.. table.Columns.Where(column => column.Accessibility != "private")];
        for (int i = 0; i < columns.Length; i++)
            WriteColumn(i == 0 ? writer : writer.Line(), table, columns[i]);
        writer.Close();
        WriteUniqueIndexes(writer, table);
    }

    private static void WriteColumn(IndentedWriter writer, TableModel table, ColumnModel column)
    {
        ValueModel value = column.Value;
        string property = Names.Escape(column.Property);
        ReferenceModel? reference = table.References.FirstOrDefault(each => table.Columns[each.Column] == column);
        string type = reference is null
            ? $"{Querying}{Token(value)}<{table.Type.Name}, {value.DeclaredType}>"
            : $"{Querying}ReferenceColumn<{table.Type.Name}, {value.DeclaredType}, {reference.Record}>";
        string accessibility = reference is { Accessibility: "internal" } ? "internal" : column.Accessibility;
        string bind = Values.Bind(value, "binder", "parameter", "value").TrimEnd(';');
        writer.Line($"/// <summary>The column <c>{Literal.Xml(column.Name)}</c>.</summary>");
        writer.Line($"{accessibility} static {type} {property} {{ get; }} = new(");
        writer.Indented(
            $"{Literal.Of(column.Name)},\n"
            + $"static record => record.{property},\n"
            + $"static (row, column) => {Values.Read(value, "column")},\n"
            + $"static (binder, parameter, value) => {bind}{(value.IsNullable ? ",\nisNullable: true" : "")});");
    }

    private static string Token(ValueModel value) =>
        value.Kind == ColumnKind.Text ? "TextColumn" : ValueOrder.IsKept(value) ? "OrderedColumn" : "Column";

    private static void WriteUniqueIndexes(IndentedWriter writer, TableModel table)
    {
        IndexModel[] indexes = [.. table.UniqueIndexes];
        if (indexes.Length == 0)
            return;

        writer.Line().Line("/// <summary>The unique indexes, to upsert by.</summary>");
        writer.Line($"public {(table.HidesUniqueIndexes ? "new " : "")}static class UniqueIndexes").Open();
        for (int i = 0; i < indexes.Length; i++)
        {
            ColumnModel[] columns = [.. indexes[i].Columns.Select(column => table.Columns[column])];
            string name = string.Concat(columns.Select(column => Names.Part(column.Property)));
            string on = string.Concat(columns.Select(column => $".On(Columns.{Names.Escape(column.Property)})"));
            (i == 0 ? writer : writer.Line()).Line($"/// <summary>The unique index on {string.Join(", ", columns.Select(c => $"<c>{Literal.Xml(c.Name)}</c>"))}.</summary>");
            writer.Line($"public static {Querying}UniqueIndex<{table.Type.Name}> {name} {{ get; }} =");
            writer.Indented($"new {Querying}UniqueIndex<{table.Type.Name}>(){on};");
        }

        writer.Close();
    }
}
