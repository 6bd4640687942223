using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes a store's transactions over several tables.</summary>
internal static class TransactionEmitter
{
    private const string Level = SourceFile.Contracts + "Acknowledgement";

    /// <summary>The methods of the store that run a transaction.</summary>
    public static void WriteMethods(IndentedWriter writer, StoreModel store)
    {
        WriteMethod(writer, store, "<TResult>", "global::System.Func", ", TResult", "transaction => work(new {0}(transaction))");
        WriteMethod(
            writer.Line(), store, "", "global::System.Action", "", "transaction =>\n{{\n    work(new {0}(transaction));\n    return true;\n}}");
    }

    /// <summary>The class of the transaction, beside the store.</summary>
    public static void WriteClass(IndentedWriter writer, StoreModel store)
    {
        string name = store.TransactionClass;
        writer.Line($"/// <summary>A transaction on the store <c>{Literal.Xml(store.Type.Name)}</c>; valid inside its callback alone.</summary>");
        writer.Line(SourceFile.GeneratedCode);
        writer.Line($"{store.Type.Accessibility} sealed class {name}").Open();
        writer.Line($"internal {name}({SourceFile.Contracts}IWriteTransaction engine)").Open().Line("Engine = engine;");
        foreach (StoreTableModel table in store.Tables)
            writer.Line($"{Names.Escape(table.Property)} = new {Type(table)}(engine);");
        writer.Close().Line();
        writer.Line("/// <summary>The transaction beneath the tables: files, statements and anything of one's own.</summary>");
        writer.Line($"public {SourceFile.Contracts}IWriteTransaction Engine {{ get; }}");
        foreach (StoreTableModel table in store.Tables)
        {
            writer.Line().Line($"/// <summary>The rows of the table <c>{Literal.Xml(table.Table)}</c>, as the transaction sees them.</summary>");
            writer.Line($"public {Type(table)} {Names.Escape(table.Property)} {{ get; }}");
        }

        writer.Close();
    }

    private static void WriteMethod(
        IndentedWriter writer, StoreModel store, string generic, string work, string result, string body)
    {
        bool isFunction = result.Length > 0;
        writer.Line("/// <summary>Changes several tables together or not at all: what it throws undoes it, and it alone.</summary>");
        writer.Line("/// <param name=\"work\">Runs on the writer's thread, where every other write waits for it: no waiting and no input or output.</param>");
        writer.Line("/// <param name=\"level\">What to wait for. Default: until it survives a power loss.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Stops the waiting; work that has begun is carried out.</param>");
        if (isFunction)
            writer.Line("/// <returns>What <paramref name=\"work\"/> returns, once the level is reached.</returns>");
        writer.Line($"/// <exception cref=\"{SourceFile.Contracts}StoreException\">Nothing was changed.</exception>");
        writer.Line($"public global::System.Threading.Tasks.Task{generic} WriteAsync{generic}(");
        writer.Indented(
            $"{work}<{store.TransactionClass}{result}> work,\n"
            + $"{Level} level = {Level}.Durable,\n"
            + "global::System.Threading.CancellationToken cancellationToken = default) =>\n"
            + $"Engine.WriteAsync({string.Format(System.Globalization.CultureInfo.InvariantCulture, body, store.TransactionClass)}, level, cancellationToken);");
    }

    private static string Type(StoreTableModel table) => $"{SourceFile.Contracts}TransactionTable<{table.Record}>";
}
