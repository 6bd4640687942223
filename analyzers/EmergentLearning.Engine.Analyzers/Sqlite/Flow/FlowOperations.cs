using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>The operations of a basic block in the order in which they happen.</summary>
internal static class FlowOperations
{
    /// <summary>Every operation after its operands. What is inside a lambda does not happen here.</summary>
    public static IEnumerable<IOperation> Of(BasicBlock block)
    {
        foreach (IOperation root in block.Operations)
        {
            foreach (IOperation operation in OperandsFirst(root))
                yield return operation;
        }

        if (block.BranchValue is not { } value)
            yield break;
        foreach (IOperation operation in OperandsFirst(value))
            yield return operation;
    }

    // Without recursion: a sum of a thousand strings is a thousand deep.
    private static IEnumerable<IOperation> OperandsFirst(IOperation root)
    {
        var open = new Stack<(IOperation Operation, bool Entered)>();
        open.Push((root, false));
        while (open.Count > 0)
        {
            (IOperation operation, bool entered) = open.Pop();
            // A lambda in a graph says that it has children, and throws when it is asked for them.
            if (entered || operation is IFlowAnonymousFunctionOperation)
            {
                yield return operation;
                continue;
            }

            open.Push((operation, true));
            IOperation[] children = [.. operation.ChildOperations];
            for (int i = children.Length - 1; i >= 0; i--)
                open.Push((children[i], false));
        }
    }
}
