using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Which code a delegate can be that was handed on and kept, such as the work of a queue: from argument to parameter to field, whatever the
/// instance and the order of the calls (as in Andersen's points-to analysis, without its contexts). Not thread-safe.
/// </summary>
internal sealed class StoredCode
{
    // With more code than that, which one runs is anybody's guess.
    private const int Most = 64;
    private readonly ILookup<ISymbol, ISymbol> _sources;
    private readonly Dictionary<ISymbol, ImmutableArray<IMethodSymbol>> _found = new(SymbolEqualityComparer.Default);

    public StoredCode(IEnumerable<BodyScan> bodies) =>
        _sources = bodies.SelectMany(body => body.Handed).ToLookup(pair => pair.Key, pair => pair.Value, SymbolEqualityComparer.Default)!;

    /// <summary>The code that gets into a member or a parameter through at least one parameter; nothing where it is too much.</summary>
    public ImmutableArray<IMethodSymbol> In(ISymbol holder)
    {
        holder = holder.OriginalDefinition;
        if (!_found.TryGetValue(holder, out ImmutableArray<IMethodSymbol> code))
            _found.Add(holder, code = Find(holder));
        return code;
    }

    private ImmutableArray<IMethodSymbol> Find(ISymbol holder)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { holder };
        var open = new Queue<ISymbol>(seen);
        var code = ImmutableArray.CreateBuilder<IMethodSymbol>();
        while (open.Count > 0)
        {
            foreach (ISymbol source in _sources[open.Dequeue()])
            {
                if (!seen.Add(source))
                    continue;
                if (source is not IMethodSymbol method)
                    open.Enqueue(source);
                else if (code.Count == Most)
                    return [];
                else
                    code.Add(method);
            }
        }

        return code.ToImmutable();
    }
}
