using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>
/// Runs a control-flow graph to its fixpoint. A finally block is run anew for each way that leaves through it, so that an early return
/// does not blur what follows; what a catch block starts from is what was so before its try.
/// </summary>
internal sealed class FlowAnalysis
{
    private readonly FlowContext _context;
    private readonly FlowEvaluator _evaluator;
    private readonly ControlFlowGraph _graph;
    private readonly NullTests _nulls;
    private FlowExit _exit = new(null, null);

    public FlowAnalysis(FlowContext context, FlowFrame frame)
    {
        _context = context;
        _graph = frame.Graph;
        _evaluator = new FlowEvaluator(context, frame);
        _nulls = new NullTests(_evaluator);
    }

    public FlowExit Run(FlowState entry)
    {
        RunBlocks(0, _graph.Blocks.Length - 1, entry);
        return _exit;
    }

    /// <summary>The state where the blocks end as a region of their own (a finally), or null when they never do.</summary>
    private FlowState? RunBlocks(int first, int last, FlowState entry)
    {
        var pass = new FlowPass(first, last);
        pass.Reach(first, entry);
        while (pass.TryNext(out int ordinal) && !_context.IsExhausted)
        {
            BasicBlock block = _graph.Blocks[ordinal];
            FlowState before = pass.Before(ordinal);
            _context.Step(1 + (before.Size / 32));
            _evaluator.State = before;
            foreach (IOperation operation in block.Operations)
                _evaluator.Evaluate(operation);
            FlowValue? value = _evaluator.Evaluate(block.BranchValue);
            ReachHandlers(pass, block, before);
            FlowState after = _evaluator.State;
            if (block.Kind == BasicBlockKind.Exit)
                _exit = _exit with { State = after };
            Follow(pass, block.FallThroughSuccessor, block, after, value, whenTrue: block.ConditionKind == ControlFlowConditionKind.WhenFalse);
            Follow(pass, block.ConditionalSuccessor, block, after, value, whenTrue: block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        }

        return pass.End;
    }

    private void Follow(FlowPass pass, ControlFlowBranch? branch, BasicBlock block, FlowState state, FlowValue? value, bool whenTrue)
    {
        if (branch is null || (block.ConditionKind != ControlFlowConditionKind.None && !_nulls.CanBe(block.BranchValue, whenTrue, state)))
            return;
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            pass.Finish(state);
            return;
        }

        if (branch.Destination is not { } destination)
            return;
        FlowState? current = state;
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            current = RunBlocks(region.FirstBlockOrdinal, region.LastBlockOrdinal, current);
            if (current is null)
                return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.Return && value is not null)
        {
            PathValue unknown = PathValue.Of(PathAtom.At(_graph.OriginalOperation.Syntax));
            _exit = _exit with { Value = _exit.Value is null ? value : FlowValue.Join(_exit.Value, value, unknown) };
        }

        pass.Reach(destination.Ordinal, current);
    }

    /// <summary>
    /// An exception may come from anywhere in a try. Which writes had happened is then unknown, so the files are as before the try;
    /// the variables are as they may be.
    /// </summary>
    private void ReachHandlers(FlowPass pass, BasicBlock block, FlowState before)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { Kind: ControlFlowRegionKind.TryAndCatch } whole)
                continue;
            FlowState start = pass.TryBefore(region.FirstBlockOrdinal) ?? before;
            FlowState caught = start with { Variables = _evaluator.State.Variables };
            foreach (ControlFlowRegion handler in whole.NestedRegions)
            {
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                    pass.Reach(handler.FirstBlockOrdinal, caught);
            }
        }
    }
}
