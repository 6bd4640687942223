using System.Collections.Concurrent;
using System.Text;
using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>
/// The generated files, each written again only when its model is another. The text stays the same object, by which the compiler sees
/// that nothing changed. Thread-safe.
/// </summary>
internal sealed class WrittenSources
{
    private const int Spare = 64;

    private readonly ConcurrentDictionary<string, WrittenSource> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The files of a project's declarations, one for each name.</summary>
    public IReadOnlyCollection<WrittenSource> Of(EquatableArray<Declared> project) => Keep(project.SelectMany(Write));

    /// <summary>The files that tell what a project's stores hold.</summary>
    public IReadOnlyCollection<WrittenSource> Of(IEnumerable<SchemaSourceModel> schemas) =>
        Keep(schemas.Select(schema => Write(schema.Schema.Type, "schema.", schema, StoreSchemaEmitter.Write)));

    private IEnumerable<WrittenSource> Write(Declared declared)
    {
        if (declared.Table is { } source)
            yield return Write(source.Table.Type, "", source, TableEmitter.Write);
        if (declared.Store is { } store)
            yield return Write(store.Type, "", store, StoreEmitter.Write);
        if (declared.StrayQueries is { } queries)
            yield return Write(queries.Type, "queries.", queries, StoreEmitter.Write);
    }

    private WrittenSource Write<T>(TypeModel type, string part, T model, Func<T, string> write)
        where T : class, IEquatable<T>
    {
        string name = part + SourceFile.HintName(type);
        if (_known.TryGetValue(name, out WrittenSource? known) && known.Model is T before && before.Equals(model))
            return known;

        var written = new WrittenSource(name, model, SourceText.From(write(model), Encoding.UTF8));
        _known[name] = written;
        return written;
    }

    // A type with the attribute on two of its parts, which the compiler refuses, still gets one file.
    private Dictionary<string, WrittenSource>.ValueCollection Keep(IEnumerable<WrittenSource> sources)
    {
        var kept = new Dictionary<string, WrittenSource>(StringComparer.OrdinalIgnoreCase);
        foreach (WrittenSource source in sources)
        {
            if (!kept.ContainsKey(source.HintName))
                kept.Add(source.HintName, source);
        }

        // Every letter of a type's name that is typed leaves a file behind.
        if (_known.Count > (2 * kept.Count) + Spare)
        {
            foreach (string gone in _known.Keys.Where(name => !kept.ContainsKey(name)))
                _known.TryRemove(gone, out _);
        }

        return kept.Values;
    }
}
