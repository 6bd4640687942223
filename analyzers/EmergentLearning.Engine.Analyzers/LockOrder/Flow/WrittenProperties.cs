using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// Which references to properties are assigned to, and not read. Where the value that is assigned has branches, the graph captures the property before, and
/// assigns to the capture. Not thread-safe.
/// </summary>
internal sealed class WrittenProperties(ControlFlowGraph graph)
{
    private readonly Dictionary<CaptureId, IPropertyReferenceOperation> _captured = [];
    private readonly HashSet<CaptureId> _read = [];
    private readonly HashSet<CaptureId> _written = [];
    private bool _isRead;

    /// <summary>The property that is assigned to, directly or through its capture; null where something else is.</summary>
    public IPropertyReferenceOperation? Of(IOperation target) => target switch
    {
        IPropertyReferenceOperation property => property,
        IFlowCaptureReferenceOperation capture => Read()._captured.TryGetValue(capture.Id, out IPropertyReferenceOperation? property) ? property : null,
        _ => null,
    };

    /// <summary>Whether the reference runs no getter. One that hands out a variable is read whatever is done with that.</summary>
    public bool Contain(IPropertyReferenceOperation property) => !property.Property.ReturnsByRef && property.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == property,
        ITupleOperation tuple => IsTarget(tuple),
        IFlowCaptureOperation capture => !property.Property.SetMethod?.DeclaringSyntaxReferences.IsEmpty == true
            && Read()._written.Contains(capture.Id) && !_read.Contains(capture.Id),
        _ => false,
    };

    private static bool IsTarget(IOperation tuple) => tuple.Parent switch
    {
        ITupleOperation outer => IsTarget(outer),
        IDeconstructionAssignmentOperation deconstruction => deconstruction.Target == tuple,
        _ => false,
    };

    private WrittenProperties Read()
    {
        if (_isRead)
            return this;
        _isRead = true;
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                foreach (IOperation one in operation.DescendantsAndSelf())
                    Note(one);
            }
        }

        return this;
    }

    private void Note(IOperation operation)
    {
        if (operation is IFlowCaptureOperation { Value: IPropertyReferenceOperation property } capture)
            _captured[capture.Id] = property;
        else if (operation is IFlowCaptureReferenceOperation reference)
            (operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation ? _written : _read).Add(reference.Id);
    }
}
