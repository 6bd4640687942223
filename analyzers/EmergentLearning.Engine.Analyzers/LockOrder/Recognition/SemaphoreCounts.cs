using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Tells which semaphores and events are used as locks: those that begin with one free place. Read from where the member is initialised or
/// assigned, without a semantic model, so that it costs nothing while typing. Thread-safe.
/// </summary>
internal sealed class SemaphoreCounts
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _signals = new(SymbolEqualityComparer.Default);

    /// <summary>True when every construction that is seen for the variable or member begins with one place (an event: set).</summary>
    public bool IsLock(ISymbol holder) => _known.GetOrAdd(holder.OriginalDefinition, Read);

    /// <summary>True when a construction is seen, and none begins with one place: it is there to be waited for until somebody signals.</summary>
    public bool IsSignal(ISymbol holder) => _signals.GetOrAdd(holder.OriginalDefinition, ReadSignal);

    /// <summary>An event is a lock where the method that waits for it also sets it; elsewhere it tells that something happened.</summary>
    public static bool IsSetBeside(ISymbol holder, SyntaxNode wait) => wait.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set" } set && IsNamed(set.Expression, holder.Name)) == true;

    private static bool Read(ISymbol holder)
    {
        List<BaseObjectCreationExpressionSyntax> creations = CreationsOf(holder);
        return creations.Count > 0 && creations.TrueForAll(IsOne);
    }

    private static bool ReadSignal(ISymbol holder)
    {
        List<BaseObjectCreationExpressionSyntax> creations = CreationsOf(holder);
        return creations.Count > 0 && creations.TrueForAll(IsNone);
    }

    private static List<BaseObjectCreationExpressionSyntax> CreationsOf(ISymbol holder) =>
        [.. Initializers(holder).SelectMany(value => Creations(value, holder))];

    private static IEnumerable<ExpressionSyntax> Initializers(ISymbol holder)
    {
        foreach (SyntaxReference reference in holder.DeclaringSyntaxReferences)
        {
            ExpressionSyntax? value = reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (value is not null)
                yield return value;
        }

        SyntaxNode? scope = holder is ILocalSymbol
            ? holder.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>()
            : null;
        IEnumerable<SyntaxNode> scopes = scope is not null ? [scope] : holder.ContainingType?.DeclaringSyntaxReferences.Select(type => type.GetSyntax()) ?? [];
        foreach (AssignmentExpressionSyntax assignment in scopes.SelectMany(node => node.DescendantNodes()).OfType<AssignmentExpressionSyntax>())
        {
            if (IsNamed(assignment.Left, holder.Name))
                yield return assignment.Right;
        }

        foreach (InvocationExpressionSyntax call in scopes.SelectMany(node => node.DescendantNodes()).OfType<InvocationExpressionSyntax>())
        {
            // A dictionary of locks is filled where it is asked.
            if (call.Expression is MemberAccessExpressionSyntax access && IsNamed(access.Expression, holder.Name))
                yield return call;
        }
    }

    private static IEnumerable<BaseObjectCreationExpressionSyntax> Creations(ExpressionSyntax value, ISymbol holder)
    {
        if (value is ImplicitObjectCreationExpressionSyntax direct)
            return IsSemaphore(TypeOf(holder)?.Name) ? [direct] : [];
        return value.DescendantNodesAndSelf().OfType<ObjectCreationExpressionSyntax>().Where(creation => IsSemaphore(Simple(creation.Type)));
    }

    private static ITypeSymbol? TypeOf(ISymbol holder) => holder switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    private static bool IsSemaphore(string? name) => name is "SemaphoreSlim" or "Semaphore" or "AsyncSemaphore" or "AutoResetEvent" or "EventWaitHandle";

    private static string Simple(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The first argument is 1 or true, and where a limit is said it is 1 as well.</summary>
    private static bool IsOne(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList is not { Arguments: { Count: > 0 } arguments } || !IsOne(arguments[0].Expression))
            return false;
        return arguments.Count < 2 || arguments[1].Expression switch
        {
            LiteralExpressionSyntax second when second.IsKind(SyntaxKind.NumericLiteralExpression) => IsOne(second),
            MemberAccessExpressionSyntax reset => reset.Name.Identifier.ValueText != "ManualReset",
            _ => true,
        };
    }

    private static bool IsOne(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.TrueLiteralExpression) || (value is LiteralExpressionSyntax { Token.Value: int one } && one == 1);

    /// <summary>The first argument is 0 or false.</summary>
    private static bool IsNone(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is { Arguments: { Count: > 0 } arguments }
        && (arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression) || arguments[0].Expression is LiteralExpressionSyntax { Token.Value: 0 });

    private static bool IsNamed(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText == name,
        _ => false,
    };
}
