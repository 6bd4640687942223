using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>
/// A forward analysis over one control-flow graph (Kildall's worklist). Exceptions are paths, too: from every point of a <c>try</c> to its
/// handlers and through its <c>finally</c>; a <c>finally</c> is followed once for each reason it runs. Not thread-safe; used once.
/// </summary>
/// <typeparam name="TState">What is known at a point; immutable.</typeparam>
internal abstract class ForwardFlow<TState>
    where TState : class
{
    // No method that a person wrote comes near it. Beyond it the analysis gives up, and giving up is silence.
    private const int MaxVisits = 50_000;

    // Why a filter runs that is asked before the finally blocks below it.
    private static readonly FinallyContext FirstPass = new(null, -1, null);

    private readonly Dictionary<FlowNode, TState> _entries = [];
    private readonly HashSet<FlowNode> _queued = [];
    private readonly Queue<FlowNode> _queue = new();
    private ControlFlowGraph _graph = null!;
    private IOperation[]?[] _operations = [];

    /// <summary>Follows every path. The facts found are what the overrides make of them.</summary>
    /// <returns>False when the graph was too large to finish.</returns>
    public bool Run(ControlFlowGraph graph, TState entry, CancellationToken cancellation)
    {
        _graph = graph;
        _operations = new IOperation[]?[graph.Blocks.Length];
        Enter(new FlowNode(graph.Blocks[0], null), entry);
        for (int visits = 0; _queue.Count > 0; visits++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (visits > MaxVisits || GivesUp)
                return false;
            FlowNode node = _queue.Dequeue();
            _queued.Remove(node);
            Visit(node);
        }

        return !GivesUp;
    }

    /// <summary>True once following further would find nothing that could be told.</summary>
    protected virtual bool GivesUp => false;

    /// <summary>What holds after the operation; its operands have been seen before it.</summary>
    protected abstract TState After(IOperation operation, TState state);

    /// <summary>What is known where two paths meet; <paramref name="known"/> itself when the other adds nothing.</summary>
    protected abstract TState Join(TState known, TState incoming);

    /// <summary>What holds where <paramref name="condition"/> turned out as <paramref name="outcome"/>; null when it cannot.</summary>
    protected virtual TState? AfterCondition(IOperation condition, bool outcome, TState state) => state;

    /// <summary>What is left of a state in another block.</summary>
    protected virtual TState Entering(TState state) => state;

    /// <summary>Whether an exception can leave the operation.</summary>
    protected virtual bool MayThrow(IOperation operation) => true;

    /// <summary>Whether filters are followed as they run: before every <c>finally</c> between the exception and them.</summary>
    protected virtual bool SeesFilters => false;

    /// <summary>Whether no exception gets past the handler.</summary>
    protected virtual bool CatchesAll(ControlFlowRegion handler) => false;

    /// <summary>The end of the method is reached; what it returns was told to <see cref="Returning"/>.</summary>
    protected virtual void OnExit(TState state)
    {
    }

    /// <summary>An exception leaves the method.</summary>
    protected virtual void OnUnhandled(TState state)
    {
    }

    private void Visit(FlowNode node)
    {
        TState state = _entries[node];
        TState? anywhere = null;
        TState? last = null;
        // A block is visited until nothing there is new.
        foreach (IOperation operation in _operations[node.Block.Ordinal] ??= FlowOperations.Of(node.Block))
        {
            // What throws here finds what held before it; what has been joined once adds nothing.
            if (!ReferenceEquals(state, last) && MayThrow(operation))
            {
                anywhere = anywhere is null ? state : Join(anywhere, state);
                last = state;
            }

            state = After(operation, state);
        }

        if (node.Block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
            anywhere = anywhere is null ? state : Join(anywhere, state);
        // An exception in a filter counts as its answer no.
        if (anywhere is not null && !ReferenceEquals(node.Context, FirstPass))
            Throw(node, node.Block.EnclosingRegion, anywhere);
        Follow(node, node.Block.ConditionalSuccessor, state, isConditional: true);
        Follow(node, node.Block.FallThroughSuccessor, state, isConditional: false);
        if (node.Block.Kind == BasicBlockKind.Exit)
            OnExit(state);
    }

    private void Follow(FlowNode node, ControlFlowBranch? branch, TState state, bool isConditional)
    {
        if (branch is null || (ReferenceEquals(node.Context, FirstPass) && IsOutOfFilter(node.Block, branch)))
            return;
        TState? after = state;
        if (node.Block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition })
            after = AfterCondition(condition, (node.Block.ConditionKind == ControlFlowConditionKind.WhenTrue) == isConditional, state);
        if (after is null)
            return;
        if (branch.Semantics == ControlFlowBranchSemantics.Return)
            after = Returning(node.Block.BranchValue, after);
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            LeaveFinally(node, after);
        else if (branch.FinallyRegions.Length > 0)
            Enter(new FlowNode(First(branch.FinallyRegions[0]), new FinallyContext(branch, 0, node.Context)), after);
        else if (branch.Destination is { } destination)
            Enter(new FlowNode(destination, node.Context), after);
    }

    /// <summary>What is known once the value to return has been computed, before the <c>finally</c> on the way out.</summary>
    protected virtual TState Returning(IOperation? value, TState state) => state;

    /// <summary>Behind a <c>finally</c>: to the next one, to where the branch was going, or on with the exception.</summary>
    private void LeaveFinally(FlowNode node, TState state)
    {
        if (node.Context is not { } context || node.Block.EnclosingRegion is not { } region)
            return;
        if (context.Branch is not { } branch)
        {
            while (region.Kind != ControlFlowRegionKind.Finally && region.EnclosingRegion is { } outer)
                region = outer;
            Throw(new FlowNode(node.Block, context.Outer), region.EnclosingRegion?.EnclosingRegion, state);
        }
        else if (context.Index + 1 < branch.FinallyRegions.Length)
        {
            Enter(new FlowNode(First(branch.FinallyRegions[context.Index + 1]), context with { Index = context.Index + 1 }), state);
        }
        else if (branch.Destination is { } destination)
        {
            Enter(new FlowNode(destination, context.Outer), state);
        }
    }

    /// <summary>An exception from inside <paramref name="region"/>: to the handlers around it, which may not fit, until a <c>finally</c> takes it.</summary>
    private void Throw(FlowNode node, ControlFlowRegion? region, TState state)
    {
        // A lambda's own graph ends at its root: what stands around that belongs to another graph.
        for (; region is { Kind: not ControlFlowRegionKind.Root, EnclosingRegion: { } around }; region = around)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
                // Out of a finally goes what its own exit lets out; what it throws itself is not followed further.
                return;
            if (region.Kind != ControlFlowRegionKind.Try || !Handle(node, around, state))
                continue;
            if (SeesFilters && around.Kind == ControlFlowRegionKind.TryAndFinally)
                Filter(around, state);
            return;
        }

        OnUnhandled(state);
    }

    /// <summary>
    /// The filters around are asked while the <c>finally</c> of <paramref name="region"/> has yet to run. Each is followed to its own end:
    /// its handler is entered behind the <c>finally</c>.
    /// </summary>
    private void Filter(ControlFlowRegion region, TState state)
    {
        for (ControlFlowRegion? around = region.EnclosingRegion; around is { Kind: not ControlFlowRegionKind.Root }; around = around.EnclosingRegion)
        {
            if (around.Kind != ControlFlowRegionKind.TryAndCatch)
                continue;
            foreach (ControlFlowRegion handler in around.NestedRegions.Where(one => one.Kind == ControlFlowRegionKind.FilterAndHandler))
                Enter(new FlowNode(First(handler), FirstPass), state);
        }
    }

    /// <returns>True when nothing of the exception is left for the regions around.</returns>
    private bool Handle(FlowNode node, ControlFlowRegion around, TState state)
    {
        bool isOver = false;
        foreach (ControlFlowRegion handler in around.NestedRegions)
        {
            if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Filter)
            {
                Enter(new FlowNode(First(handler), node.Context), state);
                isOver |= CatchesAll(handler);
            }
            else if (handler.Kind == ControlFlowRegionKind.Finally)
            {
                Enter(new FlowNode(First(handler), new FinallyContext(null, 0, node.Context)), state);
                isOver = true;
            }
        }

        return isOver;
    }

    private void Enter(FlowNode node, TState state)
    {
        state = Entering(state);
        if (_entries.TryGetValue(node, out TState? known))
        {
            TState joined = Join(known, state);
            if (ReferenceEquals(joined, known))
                return;
            _entries[node] = joined;
        }
        else
        {
            _entries[node] = state;
        }

        if (_queued.Add(node))
            _queue.Enqueue(node);
    }

    private static bool IsOutOfFilter(BasicBlock block, ControlFlowBranch branch)
    {
        ControlFlowRegion? filter = block.EnclosingRegion;
        while (filter is not null && filter.Kind != ControlFlowRegionKind.Filter)
            filter = filter.EnclosingRegion;
        return filter is null || branch.Destination is not { } target || target.Ordinal < filter.FirstBlockOrdinal || target.Ordinal > filter.LastBlockOrdinal;
    }

    private BasicBlock First(ControlFlowRegion region) => _graph.Blocks[region.FirstBlockOrdinal];
}
