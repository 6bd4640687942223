using System.Diagnostics.Metrics;
using EmergentLearning.Engine.Locking;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Storm.Children;

/// <summary>
/// Takes locks of its own, row after row, each row one inside the other; says so while it holds the last one, and waits for a word. With
/// the order of locks checked, it tells what it was refused, what was logged and what was counted.
/// </summary>
/// <param name="rows">Names with commas between them.</param>
internal sealed class LockVerb(string[] rows)
{
    private const int Refused = 3;

    private static readonly ILogger Log = new SayingLogger();

    public int Run()
    {
        using var meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "emergentlearning.lock.order.violations")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>(static (_, count, tags, _) => Announcer.Say($"counted {count} {tags[0].Key}={tags[0].Value}"));
        meters.Start();
        Announcer.Say(LockOrder.IsChecked ? "checked" : "unchecked");
        try
        {
            foreach (string row in rows)
                Take(row.Split(','));
        }
        catch (LockOrderException refused)
        {
            Announcer.Say("refused " + refused.Message);
            return Refused;
        }

        return 0;
    }

    private static void Take(ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
        {
            Announcer.Say("held");
            Console.In.ReadLine();
            return;
        }

        using LockOrderEntry held = LockOrder.Of(typeof(LockVerb).Assembly, names[0], logger: Log).Enter();
        Take(names[1..]);
    }

    private sealed class SayingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Announcer.Say($"logged {logLevel} {eventId.Id} {formatter(state, exception)}");
    }
}
