using System.Diagnostics;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Remembers since when each read runs, because the oldest one pins the write-ahead log. Allocates nothing and waits for nobody: a fixed
/// number of places, each taken by one compare-and-swap. A read that finds none is not timed. Thread-safe.
/// </summary>
internal sealed class ReaderClock
{
    // Far more reads at once than a machine has processors, and few enough to be looked through.
    private const int Places = 64;

    private readonly long[] _since = new long[Places];

    /// <summary>How long the oldest read runs; zero when none does.</summary>
    public TimeSpan Oldest
    {
        get
        {
            long oldest = 0;
            for (int i = 0; i < Places; i++)
            {
                long since = Volatile.Read(ref _since[i]);
                if (since != 0 && (oldest == 0 || since < oldest))
                    oldest = since;
            }

            return oldest == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(oldest);
        }
    }

    /// <summary>A read begins.</summary>
    /// <returns>What <see cref="Leave"/> takes.</returns>
    public int Enter()
    {
        long now = Stopwatch.GetTimestamp();
        int first = Environment.CurrentManagedThreadId;
        for (int i = 0; i < Places; i++)
        {
            int place = (first + i) % Places;
            if (Volatile.Read(ref _since[place]) == 0 && Interlocked.CompareExchange(ref _since[place], now, 0) == 0)
                return place;
        }

        return -1;
    }

    /// <summary>The read has ended.</summary>
    public void Leave(int place)
    {
        if (place >= 0)
            Volatile.Write(ref _since[place], 0);
    }
}
