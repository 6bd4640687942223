using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>The calls of a method that only its own type, or its own method, can call.</summary>
internal sealed class CallSites(MemberBodies bodies)
{
    // A helper with more callers is a library, and is judged by itself.
    private const int MostCalls = 8;

    /// <summary>All calls; null when there may be others, such as through a delegate.</summary>
    public IReadOnlyList<IInvocationOperation>? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        method = method.OriginalDefinition;
        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        if (!isLocal && method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private })
            return null;
        var calls = new List<IInvocationOperation>();
        IEnumerable<SyntaxNode?> places = isLocal
            ? method.DeclaringSyntaxReferences.Select(part => (SyntaxNode?)part.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>())
            : method.ContainingType.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation));
        foreach (SyntaxNode node in places.OfType<SyntaxNode>().SelectMany(place => place.DescendantNodes()))
        {
            if (node is not SimpleNameSyntax name || name.Identifier.ValueText != method.Name || !IsMethod(name, method, cancellation))
                continue;
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (calls.Count == MostCalls
                || whole.Parent is not InvocationExpressionSyntax invocation
                || bodies.OperationOf(invocation, cancellation) is not IInvocationOperation call)
            {
                return null;
            }

            calls.Add(call);
        }

        return calls;
    }

    private bool IsMethod(SimpleNameSyntax name, IMethodSymbol method, CancellationToken cancellation) =>
        SymbolEqualityComparer.Default.Equals(bodies.SymbolOf(name, cancellation)?.OriginalDefinition, method);
}
