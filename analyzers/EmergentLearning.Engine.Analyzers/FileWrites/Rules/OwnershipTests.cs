using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>Whether the failure of a call is taken to mean "somebody else was first".</summary>
internal sealed class OwnershipTests(BodyCheck body)
{
    public bool IsDecidedBy(IOperation operation)
    {
        for (IOperation current = operation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is ITryOperation attempt && current == attempt.Body && attempt.Catches.Any(caught => SaysTaken(attempt, caught)))
                return true;
        }

        return false;
    }

    /// <summary>A catch of exactly IOException that answers with the opposite of what the try answers, or goes on to the next name.</summary>
    private bool SaysTaken(ITryOperation attempt, ICatchClauseOperation caught)
    {
        if (!SymbolEqualityComparer.Default.Equals(caught.ExceptionType, body.Symbols.IOException))
            return false;
        IOperation? last = caught.Handler.Operations.LastOrDefault();
        if (last is IBranchOperation { BranchKind: BranchKind.Continue })
            return true;
        return last is IReturnOperation { ReturnedValue: { } failed }
            && IsConstant(failed, out bool negative)
            && attempt.Body.Descendants().Concat(Following(attempt)).OfType<IReturnOperation>().Any(
                answer => answer.ReturnedValue is { } success && IsConstant(success, out bool positive) && positive != negative);
    }

    private static IEnumerable<IOperation> Following(ITryOperation attempt) =>
        attempt.Parent is IBlockOperation block ? block.Operations.SkipWhile(one => one != attempt).Skip(1) : [];

    private static bool IsConstant(IOperation value, out bool constant)
    {
        constant = Operations.Unwrap(value).ConstantValue is { HasValue: true, Value: true };
        return Operations.Unwrap(value).ConstantValue is { HasValue: true, Value: bool };
    }
}
