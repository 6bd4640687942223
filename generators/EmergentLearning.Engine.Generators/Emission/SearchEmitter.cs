using System.Globalization;
using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes a table's full-text index and the methods that search it.</summary>
internal static class SearchEmitter
{
    private const string Searching = SourceFile.Contracts + "Searching.";

    public static void WriteSchema(IndentedWriter writer, FullTextModel index, FullTextSql sql)
    {
        string[] weights = [.. index.Weights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture))];
        writer.Line("FullText = new()").Open();
        writer.Line($"Name = {Literal.Of(sql.Name)},");
        writer.Line($"Weights = [{string.Join(", ", weights)}],");
        if (index.Words == WordKind.Trigrams)
            writer.Line("UsesTrigrams = true,");
        writer.Line("CreateSql =").Nested(() => writer.Text(sql.Create, ","));
        writer.Line("CreateTriggerSql =").Open("[");
        foreach (string trigger in sql.Triggers)
            writer.Text(trigger, ",");
        writer.Close("],");
        writer.Line("RebuildSql =").Nested(() => writer.Text(sql.Rebuild, ","));
        writer.Close("},");
    }

    public static void WriteMethods(IndentedWriter writer, TableModel table)
    {
        string hits = $"global::System.Collections.Generic.IReadOnlyList<{Searching}SearchHit<{table.Type.Name}>>";
        string options = $"{Searching}SearchOptions<{table.Type.Name}>";
        writer.Line().Line("/// <summary>The rows that contain all of these words, the best first. Whatever is typed is words, never syntax.</summary>");
        writer.Line("/// <param name=\"text\">The words; no row when there are none.</param>");
        writer.Line("/// <param name=\"take\">At most so many rows. Default: 20.</param>");
        writer.Signature($"public {hits} Search", ["string text", "int take = 20"], " =>");
        writer.Indented("SearchWords(text, new() { Take = take });");
        writer.Line().Line("/// <summary>The rows that contain all of these words, the best first.</summary>");
        writer.Line("/// <param name=\"text\">The words; no row when there are none.</param>");
        writer.Line("/// <param name=\"options\">Which of the rows, and how their snippets look.</param>");
        writer.Signature($"public {hits} Search", ["string text", $"{options} options"], " =>");
        writer.Indented("SearchWords(text, options);");
        writer.Line().Line("/// <summary>The rows that match an expression in the syntax of FTS5: <c>retry AND (jitter OR back*)</c>.</summary>");
        writer.Line("/// <param name=\"expression\">The expression.</param>");
        writer.Line("/// <param name=\"options\">Which of the rows, and how their snippets look. Default: the usual.</param>");
        writer.Line($"/// <exception cref=\"{SourceFile.Contracts}StoreException\">The expression has an error.</exception>");
        writer.Signature($"public {hits} SearchSyntax", ["string expression", $"{options}? options = null"], " =>");
        writer.Indented("SearchExpressions(expression, options);");
        writer.Line().Line("/// <summary>Fills the full-text index anew, after a tool that runs no triggers has changed rows.</summary>");
        writer.Line("/// <param name=\"cancellationToken\">Stops the waiting.</param>");
        writer.Line("public global::System.Threading.Tasks.Task RebuildSearchAsync(global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.Indented("RebuildFullTextAsync(cancellationToken);");
    }
}
