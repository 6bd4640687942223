using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What is known of the methods that a body calls.</summary>
internal interface ISummarySource
{
    /// <summary>The bodies that the call can run, each with its summary; null when they cannot be known (yet).</summary>
    /// <param name="method">The method that is named.</param>
    /// <param name="receiver">The type of the instance, where it is known better than by the method.</param>
    /// <param name="isDirect">Whether the named method itself is called, whatever overrides it.</param>
    ImmutableArray<KeyValuePair<IMethodSymbol, MethodSummary>>? Find(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect);

    /// <summary>How many bodies the call can run, also those from which no lock can be reached.</summary>
    int Count(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect);

    /// <summary>Whether all bodies that a call of the method can run are known to do nothing that a caller could see.</summary>
    bool IsSilent(IMethodSymbol method);

    /// <summary>The code that was assigned to a delegate, an event or a <c>Lazy</c> somewhere.</summary>
    ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member);

    /// <summary>The code that may get into a delegate through parameters: somewhere, at some time, in some instance.</summary>
    ImmutableArray<IMethodSymbol> StoredIn(ISymbol holder);

    /// <summary>What the initialiser of the type takes; null where it takes nothing.</summary>
    MethodSummary? Initializer(INamedTypeSymbol type);
}
