using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Which bodies a call can run, and how sure that is. Not thread-safe.</summary>
internal sealed class CallTargets
{
    private const int Loose = PassedLocks.MostGuesses + 1;
    private readonly Dictionary<ISymbol, BodyScan> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ImmutableArray<IMethodSymbol>> _assigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<ISymbol>> _initializers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Callee, (BodyScan Body, int Guesses)[]> _found = [];
    private readonly StoredCode _stored;

    public CallTargets(IAssemblySymbol assembly, IReadOnlyCollection<BodyScan> bodies)
    {
        foreach (BodyScan body in bodies)
        {
            _bodies[body.Owner.OriginalDefinition] = body;
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

    public IEnumerable<BodyScan> InitializersOf(INamedTypeSymbol type) => Initializers(type).Select(initializer => _bodies[initializer.OriginalDefinition]);

    public BodyScan? BodyOf(ISymbol member) => _bodies.TryGetValue(member.OriginalDefinition, out BodyScan? body) ? body : null;

    /// <summary>The bodies that can run, each with what <see cref="CallEdge.Guesses"/> says; asked for each caller anew, they would be looked for again and again.</summary>
    public (BodyScan Body, int Guesses)[] Of(Callee callee)
    {
        if (!_found.TryGetValue(callee, out (BodyScan, int)[]? known))
            _found.Add(callee, known = [.. callee.Symbol is IMethodSymbol method ? Of(method, callee) : OfCode(callee.Symbol)]);
        return known;
    }

    /// <summary>The member in which a lambda or a local function stands.</summary>
    public static ISymbol Member(ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } && symbol.ContainingSymbol is { } around)
            symbol = around;
        return symbol.OriginalDefinition;
    }

    private IEnumerable<(BodyScan, int)> Of(IMethodSymbol method, Callee callee)
    {
        ImmutableArray<IMethodSymbol> targets = Dispatch.Find(method, callee.Receiver, callee.IsDirect) ?? [];
        return With(targets, targets.Length > CallEffects.MostCertain ? Loose : targets.Length > 1 ? 1 : 0);
    }

    /// <summary>Each handler that was attached runs, where it is the same type's; what was handed on and kept is anybody's guess.</summary>
    private IEnumerable<(BodyScan, int)> OfCode(ISymbol holder) => With(StoredIn(holder), Loose).Concat(AssignedTo(holder).SelectMany(code => With([code], IsOfSameType(code, holder) ? 0 : Loose)));

    private IEnumerable<(BodyScan, int)> With(ImmutableArray<IMethodSymbol> targets, int guesses)
    {
        foreach (IMethodSymbol target in targets)
        {
            if (_bodies.TryGetValue(Member(target), out BodyScan? body))
                yield return (body, guesses);
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
