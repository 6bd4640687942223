using System.Threading.Channels;

namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>
/// A clock on which a wait runs out exactly when the test says so: a machine that stalls can neither end a patience early nor hide that it
/// was never armed.
/// </summary>
internal sealed class ManualPatience : TimeProvider
{
    private readonly Channel<Wait> _begun = Channel.CreateUnbounded<Wait>();
    private volatile Wait? _latest;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(() => callback(state));
        _latest = wait;
        _begun.Writer.TryWrite(wait);
        return wait;
    }

    /// <summary>Returns when a wait has begun that was not counted before.</summary>
    public Task ArmedAsync() => _begun.Reader.ReadAsync().AsTask();

    /// <summary>Ends the patience of the wait that began last.</summary>
    public void RunOut() => _latest!.RunOut();

    private sealed class Wait(Action runOut) : ITimer
    {
        private volatile bool _over;

        public void RunOut()
        {
            if (!_over)
                runOut();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !_over;

        public void Dispose() => _over = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
