namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>One line that says how far the work is, written over itself; silent where nobody reads it as it grows.</summary>
internal sealed class Progress(TextWriter output) : IDisposable
{
    private static readonly long Pause = TimeSpan.TicksPerSecond / 5;

    private readonly Lock _lock = new();
    private long _last;

    private static bool IsSeen => !Console.IsErrorRedirected;

    public void Say(string what)
    {
        if (!IsSeen)
            return;
        lock (_lock)
        {
            long now = DateTime.UtcNow.Ticks;
            if (now - _last < Pause)
                return;
            _last = now;
            output.Write($"\r{what}\u001b[K");
        }
    }

    public void Clear()
    {
        if (IsSeen)
            output.Write("\r\u001b[K");
    }

    public void Dispose() => Clear();
}
