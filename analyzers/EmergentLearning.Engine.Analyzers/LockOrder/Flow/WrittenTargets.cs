using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// What is assigned to. Where the value has branches, the graph captures its target before, and assigns to the capture. Not thread-safe.
/// </summary>
internal sealed class WrittenTargets(ControlFlowGraph graph)
{
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private readonly HashSet<CaptureId> _read = [];
    private readonly HashSet<CaptureId> _written = [];
    private bool _isRead;

    /// <summary>The property that is assigned to, directly or through its capture; null where something else is.</summary>
    public IPropertyReferenceOperation? PropertyAt(IOperation target) =>
        target as IPropertyReferenceOperation ?? (target is IFlowCaptureReferenceOperation capture ? TargetBehind(capture) as IPropertyReferenceOperation : null);

    /// <summary>What an assignment to the capture assigns to; null where the capture is read.</summary>
    public IOperation? TargetBehind(IFlowCaptureReferenceOperation capture) =>
        IsTarget(capture) && Read()._captured.TryGetValue(capture.Id, out IOperation? target) ? target : null;

    /// <summary>Whether the reference runs no getter. One that hands out a variable is read whatever is done with that.</summary>
    public bool Contain(IPropertyReferenceOperation property) => !property.Property.ReturnsByRef && property.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == property,
        ITupleOperation tuple => IsDeconstructed(tuple),
        IFlowCaptureOperation capture => !property.Property.SetMethod?.DeclaringSyntaxReferences.IsEmpty == true
            && Read()._written.Contains(capture.Id) && !_read.Contains(capture.Id),
        _ => false,
    };

    private static bool IsTarget(IOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private static bool IsDeconstructed(IOperation tuple) => tuple.Parent switch
    {
        ITupleOperation outer => IsDeconstructed(outer),
        IDeconstructionAssignmentOperation deconstruction => deconstruction.Target == tuple,
        _ => false,
    };

    private WrittenTargets Read()
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
        if (operation is IFlowCaptureOperation capture)
            _captured[capture.Id] = capture.Value;
        else if (operation is IFlowCaptureReferenceOperation reference)
            (IsTarget(operation) ? _written : _read).Add(reference.Id);
    }
}
