using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>The walks through the blocks of a body, for the rules that look at every operation. Thread-safe.</summary>
internal static class BodyOperations
{
    // A body has a block of its own, and one for each attribute and each default value of a parameter beside it.
    private const int MostBlocks = 8;

    // The compiler's driver gives the blocks of a body to one analyzer after the other, on one thread, and to walk them costs more than most rules do on
    // them. Weak, since a thread of a pool outlives the compilation; and of the last blocks only, since more would burden the collector.
    [ThreadStatic]
    private static WeakReference<BodyWalk>?[]? _last;

    [ThreadStatic]
    private static int _next;

    [ThreadStatic]
    private static OperationWalker? _walker;

    /// <summary>The walk through a block.</summary>
    public static BodyWalk Of(IOperation block)
    {
        WeakReference<BodyWalk>?[] last = _last ??= new WeakReference<BodyWalk>?[MostBlocks];
        // The latest first: most bodies have one block.
        for (int back = 1; back <= MostBlocks; back++)
        {
            if (last[(_next + MostBlocks - back) % MostBlocks] is { } one && one.TryGetTarget(out BodyWalk? known) && ReferenceEquals(known.Block, block))
                return known;
        }

        BodyWalk walk = (_walker ??= new OperationWalker()).Walk(block);
        if (last[_next] is { } place)
            place.SetTarget(walk);
        else
            last[_next] = new WeakReference<BodyWalk>(walk);
        _next = (_next + 1) % MostBlocks;
        return walk;
    }
}
