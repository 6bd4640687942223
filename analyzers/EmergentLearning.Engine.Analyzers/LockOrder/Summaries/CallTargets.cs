using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Which bodies a call can run, and how sure that is. Not thread-safe.</summary>
internal sealed class CallTargets
{
    private const int Loose = PassedLocks.MostGuesses + 1;
    private readonly Dictionary<ISymbol, int> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ImmutableArray<IMethodSymbol>> _assigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<ISymbol>> _initializers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Callee, CallTarget[]> _found = [];
    private readonly StoredCode _stored;

    /// <param name="assembly">The assembly of the compilation.</param>
    /// <param name="bodies">Its bodies; others name them by their place there.</param>
    public CallTargets(IAssemblySymbol assembly, IReadOnlyList<BodyScan> bodies)
    {
        for (int place = 0; place < bodies.Count; place++)
        {
            BodyScan body = bodies[place];
            _bodies[body.Owner.OriginalDefinition] = place;
            if (body.Owner is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true })
                AddInitializer(body.Owner);
        }

        foreach (IGrouping<ISymbol?, KeyValuePair<ISymbol, IMethodSymbol>> member in bodies.SelectMany(body => body.Assigned).GroupBy(pair => pair.Key, SymbolEqualityComparer.Default))
            _assigned[member.Key!] = [.. member.Select(pair => pair.Value).Distinct(SymbolEqualityComparer.Default).Cast<IMethodSymbol>()];
        _stored = new StoredCode(bodies);
        Dispatch = new Dispatch(assembly, bodies.Select(body => body.Owner).OfType<IMethodSymbol>());
    }

    public Dispatch Dispatch { get; }

    public ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member) => _assigned.TryGetValue(member.OriginalDefinition, out ImmutableArray<IMethodSymbol> code) ? code : [];

    public ImmutableArray<IMethodSymbol> StoredIn(ISymbol holder) => _stored.In(holder);

    public IEnumerable<ISymbol> Initializers(INamedTypeSymbol type) => _initializers.TryGetValue(type, out List<ISymbol>? owners) ? owners : [];

    /// <summary>The place of a member's body; -1 where it has none.</summary>
    public int PlaceOf(ISymbol member) => _bodies.TryGetValue(member.OriginalDefinition, out int place) ? place : -1;

    /// <summary>The bodies that can run; asked for each caller anew, they would be looked for again and again.</summary>
    public CallTarget[] Of(Callee callee)
    {
        if (!_found.TryGetValue(callee, out CallTarget[]? known))
            _found.Add(callee, known = Find(callee));
        return known;
    }

    /// <summary>The member in which a lambda or a local function stands.</summary>
    public static ISymbol Member(ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } && symbol.ContainingSymbol is { } around)
            symbol = around;
        return symbol.OriginalDefinition;
    }

    private CallTarget[] Find(Callee callee)
    {
        if (callee.Symbol is not IMethodSymbol method)
            return [.. OfCode(callee.Symbol)];
        if (!callee.IsFixed)
            return [.. Of(method, callee)];
        int place = PlaceOf(Member(method.PartialImplementationPart ?? method));
        return place < 0 ? [] : [new CallTarget(place, 0)];
    }

    private IEnumerable<CallTarget> Of(IMethodSymbol method, Callee callee)
    {
        ImmutableArray<IMethodSymbol> targets = Dispatch.Find(method, callee.Receiver, callee.IsDirect) ?? [];
        return With(targets, targets.Length > CallEffects.MostCertain ? Loose : targets.Length > 1 ? 1 : 0);
    }

    /// <summary>Each handler that was attached runs, where it is the same type's; what was handed on and kept is anybody's guess.</summary>
    private IEnumerable<CallTarget> OfCode(ISymbol holder) =>
        With(StoredIn(holder), Loose).Concat(AssignedTo(holder).SelectMany(code => With([code], IsOfSameType(code, holder) ? 0 : Loose)));

    private IEnumerable<CallTarget> With(ImmutableArray<IMethodSymbol> targets, int guesses)
    {
        foreach (IMethodSymbol target in targets)
        {
            if (_bodies.TryGetValue(Member(target), out int place))
                yield return new CallTarget(place, guesses);
        }
    }

    private static bool IsOfSameType(IMethodSymbol code, ISymbol holder) =>
        SymbolEqualityComparer.Default.Equals(code.ContainingType?.OriginalDefinition, holder.ContainingType?.OriginalDefinition);

    private void AddInitializer(ISymbol owner)
    {
        if (!_initializers.TryGetValue(owner.ContainingType.OriginalDefinition, out List<ISymbol>? owners))
            _initializers.Add(owner.ContainingType.OriginalDefinition, owners = []);
        owners.Add(owner);
    }
}
