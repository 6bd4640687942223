using System.Runtime.CompilerServices;
using System.Text;
using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>The files of declarations, each written once and kept for as long as its model lives. Thread-safe.</summary>
internal sealed class WrittenSources
{
    private readonly ConditionalWeakTable<Declared, WrittenSource[]> _known = new();

    /// <summary>The files that a declaration is the source of.</summary>
    public IReadOnlyList<WrittenSource> Of(Declared declared) => _known.GetValue(declared, static declared => [.. Write(declared)]);

    private static IEnumerable<WrittenSource> Write(Declared declared)
    {
        if (declared.Table is { } source)
            yield return Create(source.Table.Type, "", TableEmitter.Write(source));
        if (declared.Store is { } store)
            yield return Create(store.Type, "", StoreEmitter.Write(store));
        if (declared.StrayQueries is { } queries)
            yield return Create(queries.Type, "queries.", StoreEmitter.Write(queries));
    }

    private static WrittenSource Create(TypeModel type, string part, string text) =>
        new(part + SourceFile.HintName(type), SourceText.From(text, Encoding.UTF8));
}
