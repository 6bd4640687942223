using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>Loops in which somebody waits for a file.</summary>
internal static class Loops
{
    /// <summary><c>while (File.Exists(path)) Thread.Sleep(50);</c> earlier in a block around the operation.</summary>
    public static bool WaitsFor(IOperation operation, IOperation path, ExistsGuards guards)
    {
        for (IOperation current = operation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is IBlockOperation block && block.Operations.TakeWhile(one => one != current)
                .Any(one => one is IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } && guards.IsAbsentAfter(condition, path)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a failure of the operation is caught, and the operation tried again.</summary>
    public static bool Retries(IOperation operation, INamedTypeSymbol? ioException)
    {
        bool isCaught = false;
        for (IOperation current = operation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            isCaught |= parent is ITryOperation attempt && current == attempt.Body && attempt.Catches.Any(caught => Catches(caught, ioException));
            if (parent is ILoopOperation && isCaught)
                return true;
        }

        return false;
    }

    private static bool Catches(ICatchClauseOperation caught, INamedTypeSymbol? ioException) =>
        FileWriteSymbols.DerivesFrom(ioException, caught.ExceptionType as INamedTypeSymbol) || caught.ExceptionType.SpecialType == SpecialType.System_Object;
}
