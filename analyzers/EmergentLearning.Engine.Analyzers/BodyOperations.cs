using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>All operations of a body, each before what is inside it, for the rules that look at every one. Thread-safe.</summary>
internal static class BodyOperations
{
    // The compiler's driver gives a block to one analyzer after the other, on one thread, and to walk it costs more than most rules do on it.
    // Weak, since a thread of a pool outlives the compilation; and of the last block only, since more would burden the collector.
    [ThreadStatic]
    private static WeakReference<Walk>? _last;

    /// <summary>The operations of a block, itself first. Not to be changed.</summary>
    public static IOperation[] Of(IOperation block)
    {
        WeakReference<Walk> last = _last ??= new WeakReference<Walk>(null!);
        if (last.TryGetTarget(out Walk? known) && ReferenceEquals(known.Block, block))
            return known.Operations;
        var walk = new Walk(block, [.. block.DescendantsAndSelf()]);
        last.SetTarget(walk);
        return walk.Operations;
    }

    private sealed record Walk(IOperation Block, IOperation[] Operations);
}
