using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>The calls of a method that only its own type, or its own method, can call. Thread-safe.</summary>
internal sealed class CallSites(MemberBodies bodies, TypeNames names)
{
    // A helper with more callers is a library, and is judged by itself.
    private const int MostCalls = 8;

    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IInvocationOperation>?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>All calls; null when there may be others, such as through a delegate.</summary>
    public IReadOnlyList<IInvocationOperation>? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        method = method.OriginalDefinition;
        if (method.MethodKind != MethodKind.LocalFunction && method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private })
            return null;
        return _known.TryGetValue(method, out IReadOnlyList<IInvocationOperation>? known) ? known : _known[method] = Find(method, cancellation);
    }

    private List<IInvocationOperation>? Find(IMethodSymbol method, CancellationToken cancellation)
    {
        var calls = new List<IInvocationOperation>();
        foreach (SimpleNameSyntax name in Names(method, cancellation))
        {
            if (!IsMethod(name, method, cancellation))
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

    private IEnumerable<SimpleNameSyntax> Names(IMethodSymbol method, CancellationToken cancellation) => method.MethodKind != MethodKind.LocalFunction
        ? names.Find(method.Name, method.ContainingType, cancellation)
        : method.DeclaringSyntaxReferences
            .Select(part => part.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>()).OfType<MemberDeclarationSyntax>()
            .SelectMany(member => member.DescendantNodes()).OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == method.Name);

    private bool IsMethod(SimpleNameSyntax name, IMethodSymbol method, CancellationToken cancellation) =>
        SymbolEqualityComparer.Default.Equals(bodies.SymbolOf(name, cancellation)?.OriginalDefinition, method);
}
