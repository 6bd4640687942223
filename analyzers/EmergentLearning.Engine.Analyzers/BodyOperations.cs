using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>All operations of a body, each before what is inside it, for the rules that look at every one. Thread-safe.</summary>
internal static class BodyOperations
{
    // A body has a block of its own, and one for each attribute and each default value of a parameter beside it.
    private const int MostBlocks = 8;

    // The compiler's driver gives the blocks of a body to one analyzer after the other, on one thread, and to walk them costs more than most rules do on
    // them. Weak, since a thread of a pool outlives the compilation; and of the last blocks only, since more would burden the collector.
    [ThreadStatic]
    private static WeakReference<Walk>?[]? _last;

    [ThreadStatic]
    private static int _next;

    [ThreadStatic]
    private static List<IOperation>? _found;

    /// <summary>The operations of a block, itself first. Not to be changed.</summary>
    public static IOperation[] Of(IOperation block)
    {
        WeakReference<Walk>?[] last = _last ??= new WeakReference<Walk>?[MostBlocks];
        foreach (WeakReference<Walk>? one in last)
        {
            if (one is not null && one.TryGetTarget(out Walk? known) && ReferenceEquals(known.Block, block))
                return known.Operations;
        }

        var walk = new Walk(block, All(block));
        if (last[_next] is { } place)
            place.SetTarget(walk);
        else
            last[_next] = new WeakReference<Walk>(walk);
        _next = (_next + 1) % MostBlocks;
        return walk.Operations;
    }

    // Into a list that the thread keeps: an array that grows with each body leaves several behind, and the collector would stop all threads for them.
    private static IOperation[] All(IOperation block)
    {
        List<IOperation> found = _found ??= [];
        foreach (IOperation operation in block.DescendantsAndSelf())
            found.Add(operation);
        IOperation[] all = [.. found];
        found.Clear();
        return all;
    }

    private sealed record Walk(IOperation Block, IOperation[] Operations);
}
