using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>
/// A path through the code: calls, and at its end an acquisition. The way of a caller is one step and the way of its callee, so ways share their ends, and
/// only one that is reported is ever written out. Immutable.
/// </summary>
internal sealed class Way(Frame first, Way? rest)
{
    public Frame First { get; } = first;

    /// <summary>What follows; null at the acquisition.</summary>
    public Way? Rest { get; } = rest;

    public int Length { get; } = 1 + (rest?.Length ?? 0);

    /// <summary>All steps.</summary>
    public ImmutableArray<Frame> Frames
    {
        get
        {
            var frames = ImmutableArray.CreateBuilder<Frame>(Length);
            for (Way? way = this; way is not null; way = way.Rest)
                frames.Add(way.First);
            return frames.MoveToImmutable();
        }
    }
}
