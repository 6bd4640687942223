using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>What is known while one body is looked at alone, as while typing: nothing of the bodies of others.</summary>
internal sealed class LocalSummaries : ISummarySource
{
    public static readonly LocalSummaries Instance = new();

    public ImmutableArray<KeyValuePair<IMethodSymbol, MethodSummary>>? Find(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect) => null;

    public bool IsSilent(IMethodSymbol method) => false;

    public int Count(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect) => 0;

    public ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member) => [];

    public ImmutableArray<IMethodSymbol> StoredIn(ISymbol holder) => [];

    public MethodSummary? Initializer(INamedTypeSymbol type) => null;
}
