using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// How sure and how long the way is that is known to a lock. It stands beside what it says that of: where many call each other in circles that is asked
/// hundreds of thousands of times, and each object on the way to the answer would have to be fetched from memory. Immutable.
/// </summary>
internal readonly struct Reach
{
    // Small, since there is one for each edge; a way of more steps is not followed.
    private readonly ushort _guesses;
    private readonly ushort _frames;
    private readonly bool _isPlain;

    private Reach(int guesses, Way way, bool isPlain) => (_guesses, _frames, _isPlain) = ((ushort)guesses, (ushort)way.Length, isPlain);

    public static Reach Of(AcquiredLock acquired) => new(acquired.Guesses, acquired.Way, acquired.Released.IsEmpty && acquired.Given.IsEmpty);

    public static Reach Of(LockEdge edge) => new(edge.Guesses, edge.Way, edge.Gates.IsEmpty);

    /// <summary>Whether another way says nothing new: nothing narrows this one down, and it is as sure and as short.</summary>
    /// <param name="guesses">How many calls on the other way could run another body just as well.</param>
    /// <param name="frames">Its length.</param>
    public bool Covers(int guesses, int frames) => _isPlain && _guesses <= guesses && _frames <= frames;
}
