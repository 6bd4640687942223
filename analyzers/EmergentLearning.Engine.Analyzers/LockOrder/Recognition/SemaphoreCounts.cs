using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Tells which semaphores and events are used as locks: those that begin with one free place. Read from where the member is initialised or
/// assigned (<see cref="HolderCreations"/>). Thread-safe.
/// </summary>
internal sealed class SemaphoreCounts
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _signals = new(SymbolEqualityComparer.Default);

    /// <summary>True when every construction that is seen for the variable or member begins with one place (an event: set).</summary>
    public bool IsLock(ISymbol holder) => _known.GetOrAdd(holder.OriginalDefinition, static one => Read(one, IsOne));

    /// <summary>True when a construction is seen, and none begins with one place: it is there to be waited for until somebody signals.</summary>
    public bool IsSignal(ISymbol holder) => _signals.GetOrAdd(holder.OriginalDefinition, static one => Read(one, IsNone));

    /// <summary>An event is a lock where the method that waits for it also sets it; elsewhere it tells that something happened.</summary>
    public static bool IsSetBeside(ISymbol holder, SyntaxNode wait) => wait.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set" } set && HolderCreations.IsNamed(set.Expression, holder.Name)) == true;

    private static bool Read(ISymbol holder, Func<BaseObjectCreationExpressionSyntax, INamedTypeSymbol?, bool> begins)
    {
        List<BaseObjectCreationExpressionSyntax> creations = HolderCreations.Of(holder, IsSemaphore);
        return creations.Count > 0 && creations.TrueForAll(creation => begins(creation, holder.ContainingType));
    }

    private static bool IsSemaphore(string? name) => name is "SemaphoreSlim" or "Semaphore" or "AsyncSemaphore" or "AutoResetEvent" or "EventWaitHandle";

    /// <summary>The first argument is 1 or true, and where a limit is said it is 1 as well.</summary>
    private static bool IsOne(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol? type)
    {
        if (creation.ArgumentList is not { Arguments: { Count: > 0 } arguments } || !IsOne(arguments[0].Expression, type))
            return false;
        return arguments.Count < 2 || arguments[1].Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AutoReset" } => true,
            // One that can have more places some day is no lock now.
            var limit => IsOne(limit, type),
        };
    }

    private static bool IsOne(ExpressionSyntax value, INamedTypeSymbol? type) =>
        value.IsKind(SyntaxKind.TrueLiteralExpression) || ValueOf(value, type) is 1;

    /// <summary>The first argument is 0 or false.</summary>
    private static bool IsNone(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol? type) =>
        creation.ArgumentList is { Arguments: { Count: > 0 } arguments }
        && (arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression) || ValueOf(arguments[0].Expression, type) is 0);

    /// <summary>A number, or a constant of the type.</summary>
    private static object? ValueOf(ExpressionSyntax value, INamedTypeSymbol? type) => value switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value,
        IdentifierNameSyntax name => type?.GetMembers(name.Identifier.ValueText).OfType<IFieldSymbol>().FirstOrDefault(field => field.IsConst)?.ConstantValue,
        _ => null,
    };
}
