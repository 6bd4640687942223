using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>
/// A forward analysis over one control-flow graph: which facts may hold at each operation, on some path. Exceptions are paths, too: from every
/// point of a <c>try</c> to its handlers and through its <c>finally</c>. Not thread-safe; used once.
/// </summary>
/// <typeparam name="TFact">What may hold; compared by value.</typeparam>
internal abstract class MayFlow<TFact>
    where TFact : class
{
    // No method that a person wrote comes near it. Beyond it the analysis gives up, and giving up is silence.
    private const int MaxVisits = 50_000;

    private readonly Dictionary<FlowNode, ImmutableHashSet<TFact>> _entries = [];
    private readonly Queue<FlowNode> _queue = new();
    private ControlFlowGraph _graph = null!;

    /// <summary>Follows every path. The facts found are what the overrides make of them.</summary>
    /// <returns>False when the graph was too large to finish.</returns>
    public bool Run(ControlFlowGraph graph, ImmutableHashSet<TFact> entry, CancellationToken cancellation)
    {
        _graph = graph;
        Enter(new FlowNode(graph.Blocks[0], null), entry, isFirst: true);
        for (int visits = 0; _queue.Count > 0; visits++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (visits > MaxVisits)
                return false;
            Visit(_queue.Dequeue());
        }

        return true;
    }

    /// <summary>What holds after the operation; its operands have been seen before it.</summary>
    protected abstract ImmutableHashSet<TFact> After(IOperation operation, ImmutableHashSet<TFact> facts);

    /// <summary>What holds where <paramref name="condition"/> turned out as <paramref name="outcome"/>.</summary>
    protected virtual ImmutableHashSet<TFact> AfterCondition(IOperation condition, bool outcome, ImmutableHashSet<TFact> facts) => facts;

    private void Visit(FlowNode node)
    {
        ImmutableHashSet<TFact> facts = _entries[node];
        ImmutableHashSet<TFact> anywhere = facts;
        ImmutableHashSet<TFact> seen = facts;
        foreach (IOperation operation in FlowOperations.Of(node.Block))
        {
            // What throws here finds what held before it. Behind the last operation of a block nothing throws.
            if (!ReferenceEquals(facts, seen))
                anywhere = anywhere.Union(facts);
            seen = facts;
            facts = After(operation, facts);
        }

        Throw(node, node.Block.EnclosingRegion, anywhere);
        Follow(node, node.Block.ConditionalSuccessor, facts, isConditional: true);
        Follow(node, node.Block.FallThroughSuccessor, facts, isConditional: false);
    }

    private void Follow(FlowNode node, ControlFlowBranch? branch, ImmutableHashSet<TFact> facts, bool isConditional)
    {
        if (branch is null)
            return;
        if (node.Block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition })
            facts = AfterCondition(condition, (node.Block.ConditionKind == ControlFlowConditionKind.WhenTrue) == isConditional, facts);
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            LeaveFinally(node, facts);
        else if (branch.FinallyRegions.Length > 0)
            Enter(new FlowNode(First(branch.FinallyRegions[0]), new FinallyContext(branch, 0, node.Context)), facts);
        else if (branch.Destination is { } destination)
            Enter(new FlowNode(destination, node.Context), facts);
    }

    /// <summary>Behind a <c>finally</c>: to the next one, to where the branch was going, or on with the exception.</summary>
    private void LeaveFinally(FlowNode node, ImmutableHashSet<TFact> facts)
    {
        if (node.Context is not { } context || node.Block.EnclosingRegion is not { } region)
            return;
        if (context.Branch is not { } branch)
        {
            while (region.Kind != ControlFlowRegionKind.Finally && region.EnclosingRegion is { } outer)
                region = outer;
            Throw(new FlowNode(node.Block, context.Outer), region.EnclosingRegion?.EnclosingRegion, facts);
        }
        else if (context.Index + 1 < branch.FinallyRegions.Length)
        {
            Enter(new FlowNode(First(branch.FinallyRegions[context.Index + 1]), context with { Index = context.Index + 1 }), facts);
        }
        else if (branch.Destination is { } destination)
        {
            Enter(new FlowNode(destination, context.Outer), facts);
        }
    }

    /// <summary>An exception from inside <paramref name="region"/>: to the handlers around it, which may not fit, until a <c>finally</c> takes it.</summary>
    private void Throw(FlowNode node, ControlFlowRegion? region, ImmutableHashSet<TFact> facts)
    {
        // A lambda's own graph ends at its root: what stands around that belongs to another graph.
        for (; region is { Kind: not ControlFlowRegionKind.Root, EnclosingRegion: { } around }; region = around)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
                // Out of a finally goes what its own exit lets out; what it throws itself is not followed further.
                return;
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            foreach (ControlFlowRegion handler in around.NestedRegions)
            {
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Filter)
                    Enter(new FlowNode(First(handler), node.Context), facts);
            }

            if (around.Kind != ControlFlowRegionKind.TryAndFinally)
                continue;
            foreach (ControlFlowRegion handler in around.NestedRegions)
            {
                if (handler.Kind == ControlFlowRegionKind.Finally)
                    Enter(new FlowNode(First(handler), new FinallyContext(null, 0, node.Context)), facts);
            }

            return;
        }
    }

    private void Enter(FlowNode node, ImmutableHashSet<TFact> facts, bool isFirst = false)
    {
        if (!_entries.TryGetValue(node, out ImmutableHashSet<TFact>? known))
            _entries[node] = facts;
        else if (!isFirst && facts.IsSubsetOf(known))
            return;
        else
            _entries[node] = known.Union(facts);
        _queue.Enqueue(node);
    }

    private BasicBlock First(ControlFlowRegion region) => _graph.Blocks[region.FirstBlockOrdinal];
}
