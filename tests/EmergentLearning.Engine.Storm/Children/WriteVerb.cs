using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Storm.Records;

namespace EmergentLearning.Engine.Storm.Children;

/// <summary>
/// A writer: opens the store, records as fast as it may, and tells its parent of each acknowledgement once it has it. It ends when it is
/// killed, when it is told to, or when its parent is gone.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="name">Begins its tokens; nobody else has it.</param>
/// <param name="patience">How long it waits for a lock.</param>
/// <param name="point">Where it stands still at once; empty for nowhere.</param>
internal sealed class WriteVerb(string folder, string name, TimeSpan patience, string point)
{
    // More than one, so that writes of one process share a commit.
    private const int Lanes = 2;

    private readonly HoldPoint _hold = new(point.Length == 0 ? null : point);
    private readonly long _started = Stopwatch.GetTimestamp();
    private volatile bool _isEnding;
    private int _hasAcknowledged;

    public async Task<int> RunAsync()
    {
        if (point == HoldPoint.WarmUp)
            RuntimeWarmup.Run();
        new Thread(Listen) { IsBackground = true, Name = "orders" }.Start();
        Announcer.Say("opening");
        var options = new StoreOptions { LockTimeout = patience, OnStep = step => _hold.Reach(step.ToString()) };
        try
        {
            await using StrikeStore store = await StrikeStore.OpenAsync(folder, options).ConfigureAwait(false);
            Announcer.Say("opened");
            await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => RecordAsync(store, lane)))).ConfigureAwait(false);
        }
        catch (StoreException refused)
        {
            Announcer.Say($"refused {refused.Fault} {refused.Message}");
            return 1;
        }

        Announcer.Say("closed");
        return 0;
    }

    private async Task RecordAsync(StrikeStore store, int lane)
    {
        for (int number = 0; !_isEnding; number++)
        {
            string token = string.Create(CultureInfo.InvariantCulture, $"{name}-{lane}-{number}");
            Acknowledgement level = LevelOf(lane + number);
            try
            {
                Strike strike = await store.WriteAsync(tx => Write(tx, token), level).ConfigureAwait(false);
                Announcer.Say($"ack {token} {strike.Id} {level}");
                CheckOwnRead(store, strike);
            }
            catch (StoreException failure)
            {
                // It may have become durable all the same, and is then found whole or not at all; but nobody was promised anything.
                Announcer.Say($"failed {failure.Fault} {level} {failure.Message}");
            }
        }
    }

    private Strike Write(StrikeStoreTransaction tx, string token)
    {
        Strike strike = tx.Strikes.Insert(StrikeText.Compose(token));
        _hold.Reach(HoldPoint.Database);
        tx.Shadows.Insert(new Shadow { Token = token });
        return strike;
    }

    private void CheckOwnRead(StrikeStore store, Strike strike)
    {
        if (store.Strikes.Find(strike.Id) != strike)
            Announcer.Say($"violation {strike.Token} was acknowledged and is not read back as it was written");
        if (Interlocked.Exchange(ref _hasAcknowledged, 1) == 0)
            Announcer.Say(string.Create(CultureInfo.InvariantCulture, $"first {Stopwatch.GetElapsedTime(_started).TotalMilliseconds:0.0}"));
    }

    private static Acknowledgement LevelOf(int number) => (number % 4) switch
    {
        0 => Acknowledgement.Committed,
        2 => Acknowledgement.Projected,
        _ => Acknowledgement.Durable,
    };

    private void Listen()
    {
        while (Console.In.ReadLine() is { } order && order != "quit")
        {
            if (order == "go")
                _hold.Go();
            else
                _hold.Want(order);
        }

        // Told to end, or nobody is there any more who would listen.
        _isEnding = true;
        _hold.Go();
    }
}
