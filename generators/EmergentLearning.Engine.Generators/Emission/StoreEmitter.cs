using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes a store: how it opens, its tables and its queries.</summary>
internal static class StoreEmitter
{
    private const string Engine = SourceFile.Contracts + "IStore";

    public static string Write(StoreModel store) => SourceFile.Write(store.Type, writer =>
    {
        if (!store.IsSound)
        {
            WriteQueries(writer, store);
            return;
        }

        WriteStore(writer, store);
        TransactionEmitter.WriteClass(writer.Line(), store);
    });

    private static void WriteQueries(IndentedWriter writer, StoreModel store)
    {
        writer.Line(store.Type.Header).Open();
        foreach (QueryModel query in store.Queries)
            QueryEmitter.Write(writer, query);
        writer.Close();
    }

    private static void WriteStore(IndentedWriter writer, StoreModel store)
    {
        writer.Line($"{store.Type.Header} : global::System.IAsyncDisposable").Open();
        WriteConstructor(writer, store);
        writer.Line("/// <summary>The open store beneath the tables: transactions, projections and anything of one's own.</summary>");
        writer.Line($"public {Engine} Engine {{ get; }}").Line();
        foreach (StoreTableModel table in store.Tables)
        {
            writer.Line($"/// <summary>The rows of the table <c>{Literal.Xml(table.Table)}</c>.</summary>");
            writer.Line($"public {table.TableClass} {Names.Escape(table.Property)} {{ get; }}").Line();
        }

        WriteOpen(writer, store);
        WriteOpenReadOnly(writer.Line(), store);
        TransactionEmitter.WriteMethods(writer.Line(), store);
        foreach (QueryModel query in store.Queries)
            QueryEmitter.Write(writer.Line(), query);
        writer.Line().Line("/// <summary>Projects what is still queued, then closes the store.</summary>");
        writer.Line("public global::System.Threading.Tasks.ValueTask DisposeAsync() => Engine.DisposeAsync();");
        writer.Close();
    }

    private static void WriteConstructor(IndentedWriter writer, StoreModel store)
    {
        writer.Line($"private {store.Type.Name}({Engine} engine)").Open().Line("Engine = engine;");
        foreach (StoreTableModel table in store.Tables)
            writer.Line($"{Names.Escape(table.Property)} = new {table.TableClass}(engine);");
        writer.Close().Line();
    }

    private static void WriteOpen(IndentedWriter writer, StoreModel store)
    {
        string name = store.Type.Name;
        writer.Line("/// <summary>Opens the store; creates it when it is absent; finishes what a killed process left.</summary>");
        writer.Line("/// <param name=\"root\">The store's folder.</param>");
        writer.Line("/// <param name=\"options\">How it is opened. Default: the usual.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Stops the opening.</param>");
        writer.Line(
            $"/// <exception cref=\"{SourceFile.Contracts}StoreException\">It cannot be opened; the message says what to do.</exception>");
        writer.Line($"public static async global::System.Threading.Tasks.Task<{name}> OpenAsync(");
        writer.Indented(
            "string root,\n"
            + "global::EmergentLearning.Engine.Hosting.StoreOptions? options = null,\n"
            + "global::System.Threading.CancellationToken cancellationToken = default) =>\n"
            + $"new {name}(await global::EmergentLearning.Engine.Hosting.StoreHost\n"
            + "    .OpenAsync(root, Schema, options, cancellationToken).ConfigureAwait(false));");
    }

    private static void WriteOpenReadOnly(IndentedWriter writer, StoreModel store)
    {
        string name = store.Type.Name;
        writer.Line("/// <summary>Opens the store for reading alone: not a byte of it is written, and an absent one is not created.</summary>");
        writer.Line("/// <param name=\"root\">The store's folder.</param>");
        writer.Line($"/// <exception cref=\"{SourceFile.Contracts}StoreException\">There is no store, or it cannot be read.</exception>");
        writer.Line($"public static {name} OpenReadOnly(string root) =>");
        writer.Indented($"new {name}(global::EmergentLearning.Engine.Hosting.StoreHost.OpenReadOnly(root, Schema));");
    }
}
