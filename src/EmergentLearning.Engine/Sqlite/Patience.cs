namespace EmergentLearning.Engine.Sqlite;

/// <summary>How long something is tried again that fails only as long as somebody else is in the middle of a change. Used by one thread.</summary>
/// <param name="limit">No further try after it; but a few there are in any case, however long each takes.</param>
internal sealed class Patience(TimeSpan limit)
{
    /// <summary>What a change of other processes takes at most, with some to spare, where fifty of them share two processors.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(1);

    private const int FewestTries = 3;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(50);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private TimeSpan _rest = TimeSpan.FromMilliseconds(1);
    private int _tries;

    /// <summary>Rests before the next try, each time longer: who is in the middle needs the processor.</summary>
    /// <returns>Whether there is a next try.</returns>
    public bool Rest()
    {
        if (++_tries >= FewestTries && TimeProvider.System.GetElapsedTime(_started) > limit)
            return false;

        Thread.Sleep(_rest);
        _rest = TimeSpan.FromTicks(Math.Min(_rest.Ticks * 2, LongestRest.Ticks));
        return true;
    }
}
