using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>
/// ELE2011: after a failed flush the kernel may have dropped the bytes and forgotten the error, so a second flush succeeds and proves
/// nothing. The failure must be seen, and the content written anew.
/// </summary>
internal sealed class FlushRule(BodyCheck body)
{
    public void Check(IReadOnlyList<IOperation> candidates)
    {
        foreach (IInvocationOperation call in candidates.OfType<IInvocationOperation>())
        {
            bool isFlush = call.TargetMethod.Name == "FlushToDisk"
                || (Candidates.IsFlushToDisk(call, body.Symbols) && Operations.At(call.Arguments, 0)?.ConstantValue is { HasValue: true, Value: true });
            if (isFlush && IsFailureLost(call))
                body.Report(FileWriteRules.FlushFailureLost, call.Syntax, call.TargetMethod.Name);
        }
    }

    private bool IsFailureLost(IInvocationOperation flush)
    {
        for (IOperation current = flush; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is not ITryOperation attempt || current != attempt.Body)
                continue;
            ILoopOperation? loop = LoopAround(attempt);
            foreach (ICatchClauseOperation caught in attempt.Catches.Where(Catches))
            {
                // A new attempt with a new file is right: its bytes are written again.
                if (loop is not null && IsOpenedIn(flush, loop))
                    return false;
                if (loop is not null ? GoesOn(caught.Handler) : IsSilent(caught))
                    return true;
            }

            // The innermost try that catches it decides.
            if (attempt.Catches.Any(Catches))
                return false;
        }

        return false;
    }

    private bool Catches(ICatchClauseOperation caught) => caught.ExceptionType is null
        || caught.ExceptionType.SpecialType == SpecialType.System_Object
        || FileWriteSymbols.DerivesFrom(body.Symbols.IOException, caught.ExceptionType as INamedTypeSymbol);

    private bool IsOpenedIn(IInvocationOperation flush, IOperation loop)
    {
        IOperation? stream = flush.Instance ?? Operations.At(flush.Arguments, 0);
        return stream is not null && body.Facts.ValuesOf(stream).Any(
            value => value is IObjectCreationOperation or IInvocationOperation && loop.Syntax.Span.Contains(value.Syntax.Span));
    }

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ILoopOperation loop)
                return loop;
        }

        return null;
    }

    /// <summary>The handler reaches its end, and with it the next round.</summary>
    private static bool GoesOn(IBlockOperation handler) => handler.Operations.LastOrDefault() switch
    {
        IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => false,
        IBranchOperation branch => branch.BranchKind == BranchKind.Continue,
        _ => true,
    };

    /// <summary>The handler keeps the failure nowhere: no throw, no answer, no variable, nobody told who could act on it.</summary>
    private static bool IsSilent(ICatchClauseOperation caught) => !caught.Handler.Descendants().Any(operation => operation switch
    {
        IThrowOperation or IReturnOperation or IAssignmentOperation or IIncrementOrDecrementOperation => true,
        IBranchOperation branch => branch.BranchKind != BranchKind.Continue,
        IInvocationOperation call => !FileWriteSymbols.IsFramework(call.TargetMethod),
        _ => false,
    });
}
