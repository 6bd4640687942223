using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes a record's table class: its schema and its finders.</summary>
internal static class TableEmitter
{
    public static string Write(SourceModel source) => SourceFile.Write(source.Table.Type, writer =>
    {
        RecordEmitter.Write(writer, source.Table);
        writer.Line();
        WriteTable(writer, source.Table, source.Sql);
    });

    private static void WriteTable(IndentedWriter writer, TableModel table, TableSql sql)
    {
        string name = table.ClassName;
        writer.Line($"/// <summary>The rows of the table <c>{Literal.Xml(table.Name)}</c>. Thread-safe.</summary>");
        writer.Line("/// <param name=\"store\">The open store.</param>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Signature($"[{SourceFile.Contracts}TableColumns", SchemaEmitter.PublishedColumns(table), "]");
        writer.Line($"{table.Type.Accessibility} sealed partial class {name}({SourceFile.Contracts}IStore store)");
        writer.Indented($": {SourceFile.Contracts}Table<{table.Type.Name}>(store)").Open();
        SchemaEmitter.Write(writer, table, sql);
        foreach (FinderModel finder in sql.Finders)
            WriteFinder(writer.Line(), table, finder);
        foreach (ReferenceModel reference in table.References)
            WriteReference(writer.Line(), table, reference);
        if (table.FullText is not null)
            SearchEmitter.WriteMethods(writer, table);
        writer.Close();
    }

    private static void WriteReference(IndentedWriter writer, TableModel table, ReferenceModel reference)
    {
        ColumnModel column = table.Columns[reference.Column];
        writer.Line($"/// <summary>The row that <c>{column.Property}</c> refers to, or <see langword=\"null\"/>.</summary>");
        writer.Line("/// <param name=\"record\">The record that refers to it.</param>");
        writer.Line($"{reference.Accessibility} {reference.Record}? {reference.Method}({table.Type.Name} record)").Open();
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(record);");
        writer.Line($"return FindReferenced<{reference.Record}>(record.{Names.Escape(column.Property)});").Close();
    }

    private static void WriteFinder(IndentedWriter writer, TableModel table, FinderModel finder)
    {
        string result = finder.IsUnique
            ? table.Type.Name + "?"
            : $"global::System.Collections.Generic.IReadOnlyList<{table.Type.Name}>";
        string summary = finder.IsUnique ? "The row with these values, or <see langword=\"null\"/>." : "The rows with these values, by key.";
        string[] parameters = [.. finder.Parameters.Select(parameter => $"{parameter.Value.DeclaredType} {parameter.Name}")];

        writer.Line($"/// <summary>{summary}</summary>");
        foreach (ParameterModel parameter in finder.Parameters)
            writer.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\">The value of <c>{parameter.Property}</c>.</param>");
        writer.Signature($"public {result} {finder.Method}", parameters, " =>");
        writer.Nested(() => writer.Line(finder.IsUnique ? "QueryFirst(" : "Query(").Nested(() =>
        {
            writer.Text(finder.Sql, ",");
            BindingLambda.Write(writer, finder.Parameters, ");");
        }));
    }
}
