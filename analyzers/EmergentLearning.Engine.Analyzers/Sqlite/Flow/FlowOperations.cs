using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>The operations of a basic block in the order in which they happen.</summary>
internal static class FlowOperations
{
    /// <summary>Every operation after its operands. What is inside a lambda does not happen here.</summary>
    public static IOperation[] Of(BasicBlock block)
    {
        if (block.Operations.IsEmpty && block.BranchValue is null)
            return [];
        var found = new List<IOperation>();
        var open = new Stack<(IOperation Operation, bool Entered)>();
        foreach (IOperation root in block.Operations)
            AddOperandsFirst(root, found, open);
        if (block.BranchValue is { } value)
            AddOperandsFirst(value, found, open);
        return [.. found];
    }

    // Without recursion: a sum of a thousand strings is a thousand deep.
    private static void AddOperandsFirst(IOperation root, List<IOperation> found, Stack<(IOperation Operation, bool Entered)> open)
    {
        open.Push((root, false));
        while (open.Count > 0)
        {
            (IOperation operation, bool entered) = open.Pop();
            // A lambda in a graph says that it has children, and throws when it is asked for them.
            if (entered || operation.Kind == OperationKind.FlowAnonymousFunction)
            {
                found.Add(operation);
                continue;
            }

            open.Push((operation, true));
            foreach (IOperation child in operation.ChildOperations.Reverse())
                open.Push((child, false));
        }
    }
}
