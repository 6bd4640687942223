using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes what a record gets: its implementation of <c>IRecord</c>.</summary>
internal static class RecordEmitter
{
    public static void Write(IndentedWriter writer, TableModel table)
    {
        string record = table.Type.Name;
        string contract = $"{SourceFile.Contracts}IRecord<{record}>";
        writer.Line($"{table.Type.Header} : {contract}").Open();
        writer.Line($"static {SourceFile.Contracts}TableSchema {contract}.TableSchema => {table.ClassName}.Schema;").Line();
        WriteProjection(writer, table, contract);
        WriteReader(writer, table, contract);
        WriteBinder(writer, table, contract);
        string key = Names.Escape(table.KeyColumn.Property);
        writer.Line($"static long {contract}.GetKey({record} record) => record.{key};").Line();
        WriteWithKey(writer, table, contract, key);
        StampEmitter.Write(writer, table, contract);
        ColumnsEmitter.Write(writer, table);
        writer.Close();
    }

    private static void WriteProjection(IndentedWriter writer, TableModel table, string contract)
    {
        string type = $"{SourceFile.Contracts}FileProjection<{table.Type.Name}>";
        writer.Line($"static {type}? {contract}.FileProjection {{ get; }} = {(table.File is null ? "null;" : "new(")}");
        if (table.File is { } file)
        {
            string format = file.FormatType ?? $"{SourceFile.Contracts}RecordFileFormat<{table.Type.Name}>";
            writer.Indented($"static record => {string.Join("\n    + ", file.Parts.Select(PathPart))},\nnew {format}());");
        }

        writer.Line();
    }

    private static string PathPart(FilePart part) => part.Column is null
        ? Literal.Of(part.Text)
        : Values.PathSegment(part.Column.Value, "record." + Names.Escape(part.Column.Property));

    private static void WriteReader(IndentedWriter writer, TableModel table, string contract)
    {
        string record = table.Type.Name;
        writer.Line($"static {record} {contract}.ReadRow({SourceFile.Contracts}IRowReader row) =>");
        writer.Nested(() => Construction.Write(
            writer, record, table.Columns.Select((column, i) => (column, Values.Read(column.Value, i)))));
        writer.Line();
    }

    private static void WriteBinder(IndentedWriter writer, TableModel table, string contract)
    {
        writer.Line($"static void {contract}.BindRow({SourceFile.Contracts}IParameterBinder parameters, {table.Type.Name} record)").Open();
        for (int i = 0; i < table.Columns.Count; i++)
        {
            string value = "record." + Names.Escape(table.Columns[i].Property);
            writer.Line(i == table.Key
                ? Values.BindKey("parameters", i + 1, value)
                : Values.Bind(table.Columns[i].Value, "parameters", i + 1, value));
        }

        writer.Close().Line();
    }

    private static void WriteWithKey(IndentedWriter writer, TableModel table, string contract, string key)
    {
        string record = table.Type.Name;
        writer.Line($"static {record} {contract}.WithKey({record} record, long key) =>");
        if (table.IsRecord && table.CanSetKey)
        {
            writer.Indented($"record with {{ {key} = key }};");
            return;
        }

        writer.Nested(() => Construction.Write(writer, record, table.Columns.Select((column, i) =>
            (column, i == table.Key ? "key" : "record." + Names.Escape(column.Property)))));
    }
}
