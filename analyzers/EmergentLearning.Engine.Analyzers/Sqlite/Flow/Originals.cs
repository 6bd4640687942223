using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>
/// Leads from an operation of a control-flow graph back to the one that the source says: the graph cuts expressions into pieces, and a piece no
/// longer shows what it was an operand of. Immutable.
/// </summary>
internal sealed class Originals
{
    private readonly Dictionary<(SyntaxNode Syntax, OperationKind Kind), IOperation> _operations = [];

    public Originals(ImmutableArray<IOperation> blocks)
    {
        foreach (IOperation operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            if (operation.Kind is OperationKind.Invocation or OperationKind.SimpleAssignment
                or OperationKind.VariableDeclarator or OperationKind.AnonymousFunction)
                _operations[(operation.Syntax, operation.Kind)] = operation;
        }
    }

    /// <summary>Null for what the graph has added itself, such as the disposal at the end of a <c>using</c>.</summary>
    public T? Of<T>(IOperation piece, OperationKind kind)
        where T : class, IOperation =>
        _operations.TryGetValue((piece.Syntax, kind), out IOperation? original) ? original as T : null;
}
