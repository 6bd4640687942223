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

    /// <summary>True when each step of an awaited loop waits for nobody: an iterator awaits only what its body does, and not whoever takes its rows.</summary>
    public bool IsPromptLoop(CommonForEachStatementSyntax loop, CancellationToken cancellation) => IsPromptLoop(loop, 0, cancellation);

    public IOperation WithoutConfigureAwait(IOperation operation)
    {
        operation = Operations.Unwrap(operation);
        while (operation is IInvocationOperation { TargetMethod.Name: var name } call
            && (call.Instance ?? SequenceOf(call)) is { } inner
            && name is "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "GetResult" or "WithCancellation")
        {
            operation = Operations.Unwrap(inner);
        }

        return operation;
    }

    /// <summary>What the framework's own extensions of a sequence are called on.</summary>
    private IOperation? SequenceOf(IInvocationOperation call) =>
        symbols.SequenceExtensions is { } extensions && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, extensions)
            ? Operations.At(call.Arguments, 0)
            : null;

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
        return body.DescendantNodes().All(node => node switch
        {
            AwaitExpressionSyntax => _bodies.OperationOf(node, cancellation) is IAwaitOperation inner && IsPrompt(inner.Operation, depth + 1, cancellation),
            CommonForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.None) || IsPromptLoop(loop, depth + 1, cancellation),
            UsingStatementSyntax block => block.AwaitKeyword.IsKind(SyntaxKind.None) || ClosesSqlite(block, cancellation),
            LocalDeclarationStatementSyntax local => local.AwaitKeyword.IsKind(SyntaxKind.None) || ClosesSqlite(local, cancellation),
            _ => true,
        });
    }

    private bool IsPromptLoop(CommonForEachStatementSyntax loop, int depth, CancellationToken cancellation) =>
        _bodies.OperationOf(loop.Expression, cancellation) is { } sequence && IsPrompt(sequence, depth, cancellation);

    /// <summary>An awaited <c>using</c> of nothing but SQLite's own objects, which are closed when they return.</summary>
    private bool ClosesSqlite(SyntaxNode scope, CancellationToken cancellation) => _bodies.OperationOf(scope, cancellation) switch
    {
        IUsingOperation { Resources: IVariableDeclarationGroupOperation group } => AreSqlite(group),
        IUsingOperation { Resources: { } resource } => symbols.IsSqlite(WithoutConfigureAwait(resource).Type),
        IUsingDeclarationOperation declaration => AreSqlite(declaration.DeclarationGroup),
        _ => false,
    };

    private bool AreSqlite(IVariableDeclarationGroupOperation group) =>
        group.Declarations.SelectMany(one => one.Declarators).All(one => symbols.IsSqlite(one.Symbol.Type));
}
