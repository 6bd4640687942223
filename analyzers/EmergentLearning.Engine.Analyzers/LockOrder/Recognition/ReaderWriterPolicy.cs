using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Tells whether a <c>ReaderWriterLockSlim</c> lets its owner in again, read from where it is constructed. Thread-safe.</summary>
internal sealed class ReaderWriterPolicy
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>True also where it cannot be seen: then nothing is said of a second entry.</summary>
    public bool IsRecursive(ISymbol holder) => _known.GetOrAdd(holder.OriginalDefinition, Read);

    private static bool Read(ISymbol holder)
    {
        List<BaseObjectCreationExpressionSyntax> creations = HolderCreations.Of(holder, static name => name == "ReaderWriterLockSlim");
        return creations.Count == 0 || creations.Exists(MayBeRecursive);
    }

    private static bool MayBeRecursive(BaseObjectCreationExpressionSyntax creation) => creation.ArgumentList is { Arguments.Count: > 0 } arguments
        && !(arguments.Arguments[0].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NoRecursion" });
}
