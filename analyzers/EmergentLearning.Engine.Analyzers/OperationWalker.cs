using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>
/// Walks through a block in the order of Roslyn's <c>DescendantsAndSelf</c>, which takes twice as long: that asks each operation anew for its children, and
/// the caller asks for its kind. With a stack of its own, since code can be nested deeper than a thread's is. Not thread-safe; keeps nothing of a block.
/// </summary>
internal sealed class OperationWalker
{
    // Every fourth operation of a program is one of these.
    private static readonly KindSet Leaves = KindSet.Of(
        OperationKind.Literal, OperationKind.LocalReference, OperationKind.ParameterReference, OperationKind.InstanceReference);

    // Kept for the next block: arrays that grow with each body leave several behind, and the collector would stop all threads for them.
    private readonly List<IOperation> _operations = [];
    private readonly List<byte> _kinds = [];
    private IOperation.OperationList.Enumerator[] _open = new IOperation.OperationList.Enumerator[64];
    private int _depth;

    public BodyWalk Walk(IOperation block)
    {
        try
        {
            _depth = -1;
            Visit(block);
            while (_depth >= 0)
            {
                if (_open[_depth].MoveNext())
                    Visit(_open[_depth].Current);
                else
                    // What it points to is not to be kept alive from here.
                    _open[_depth--] = default;
            }

            return new BodyWalk(block, [.. _operations], [.. _kinds]);
        }
        finally
        {
            // Nothing is left open but where an operation failed.
            for (; _depth >= 0; _depth--)
                _open[_depth] = default;
            _operations.Clear();
            _kinds.Clear();
        }
    }

    private void Visit(IOperation operation)
    {
        byte kind = (int)operation.Kind is >= 0 and < BodyWalk.Other and var number ? (byte)number : BodyWalk.Other;
        _operations.Add(operation);
        _kinds.Add(kind);
        if (Leaves.Has(kind))
            return;
        if (++_depth == _open.Length)
            Array.Resize(ref _open, 2 * _depth);
        _open[_depth] = operation.ChildOperations.GetEnumerator();
    }
}
