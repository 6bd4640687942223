using System.Collections.Concurrent;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.FileWrites.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Readers;

/// <summary>
/// Helpers of the compilation that are done when they return their task, as SQLite's own asynchronous members are: they await nothing else.
/// Read when somebody who holds a reader awaits one. Thread-safe.
/// </summary>
internal sealed class PromptHelpers(SqliteSymbols symbols, Compilation compilation)
{
    private const int MostHelpers = 4;

    private readonly MemberBodies _bodies = new(compilation);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>True when awaiting the call waits for nobody.</summary>
    public bool IsPrompt(IOperation awaited, CancellationToken cancellation) => IsPrompt(awaited, 0, cancellation);

    public static IOperation WithoutConfigureAwait(IOperation operation)
    {
        operation = Operations.Unwrap(operation);
        while (operation is IInvocationOperation { Instance: { } inner, TargetMethod.Name: var name }
            && name is "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "GetResult")
        {
            operation = Operations.Unwrap(inner);
        }

        return operation;
    }

    private bool IsPrompt(IOperation awaited, int depth, CancellationToken cancellation)
    {
        if (WithoutConfigureAwait(awaited) is not IInvocationOperation call)
            return false;
        if (call.Instance is { } instance && symbols.IsSqlite(instance.Type))
            return true;
        IMethodSymbol method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (depth == MostHelpers || method.IsVirtual || method.IsOverride || method.IsAbstract)
            return false;
        // Only what was asked from the top is kept: further down the bound may have decided, and another thread must not see that.
        return depth > 0 ? AwaitsOnlySqlite(method, depth, cancellation) : _known.GetOrAdd(method, key => AwaitsOnlySqlite(key, 0, cancellation));
    }

    private bool AwaitsOnlySqlite(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        if (_bodies.FactsOf(method, cancellation) is not { } facts)
            return false;
        if (!method.IsAsync)
            return facts.ReturnsOf(method) is { Count: > 0 } tasks && tasks.All(task => IsPrompt(task, depth + 1, cancellation));
        SyntaxNode body = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        // Its loops and usings that await, and its iterators, are too much to be told at a glance.
        return body.DescendantNodes().All(node => node switch
        {
            AwaitExpressionSyntax => _bodies.OperationOf(node, cancellation) is IAwaitOperation inner && IsPrompt(inner.Operation, depth + 1, cancellation),
            CommonForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.None),
            UsingStatementSyntax block => block.AwaitKeyword.IsKind(SyntaxKind.None),
            LocalDeclarationStatementSyntax local => local.AwaitKeyword.IsKind(SyntaxKind.None),
            YieldStatementSyntax => false,
            _ => true,
        });
    }
}
