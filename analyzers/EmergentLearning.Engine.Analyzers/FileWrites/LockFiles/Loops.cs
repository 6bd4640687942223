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
                .Any(one => one is IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } loop
                    && guards.IsAbsentAfter(condition, path) && !Renames(loop, path)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A loop that changes the path looks for a name that is free: it waits for nobody.</summary>
    private static bool Renames(IWhileLoopOperation loop, IOperation path)
    {
        HashSet<ISymbol> parts = new(path.DescendantsAndSelf().Select(Variable).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return loop.Body.Descendants().OfType<IAssignmentOperation>().Any(assigned => Variable(assigned.Target) is { } changed && parts.Contains(changed));
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    /// <summary>Whether a failure of the operation is caught, and the operation tried again.</summary>
    public static bool Retries(IOperation operation, INamedTypeSymbol? ioException) => RetryOf(operation, ioException) is not null;

    /// <summary>The loop in which the operation is tried again when it has failed, or null.</summary>
    public static ILoopOperation? RetryOf(IOperation operation, INamedTypeSymbol? ioException)
    {
        bool isCaught = false;
        for (IOperation current = operation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            isCaught |= parent is ITryOperation attempt && current == attempt.Body && attempt.Catches.Any(caught => Catches(caught, ioException));
            if (parent is ILoopOperation loop && isCaught)
                return loop;
        }

        return null;
    }

    private static bool Catches(ICatchClauseOperation caught, INamedTypeSymbol? ioException) =>
        FileWriteSymbols.DerivesFrom(ioException, caught.ExceptionType as INamedTypeSymbol) || caught.ExceptionType.SpecialType == SpecialType.System_Object;
}
