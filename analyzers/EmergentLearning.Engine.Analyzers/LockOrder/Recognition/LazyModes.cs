using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Tells whether the value of a <c>Lazy</c> is made under a lock, read from where it is constructed: with <c>PublicationOnly</c> and <c>None</c> it is not.
/// Thread-safe.
/// </summary>
internal sealed class LazyModes
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool IsLocked(ISymbol holder) => _known.GetOrAdd(holder.OriginalDefinition, static one => HolderCreations.Of(one, static name => name == "Lazy").TrueForAll(IsLocked));

    private static bool IsLocked(BaseObjectCreationExpressionSyntax creation) => creation.ArgumentList?.Arguments.Any(argument =>
        argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PublicationOnly" or "None" }
        || argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression)) != true;
}
