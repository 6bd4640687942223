using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Scenarios;

namespace EmergentLearning.Engine.Storm.Running;

/// <summary>
/// Plays scenario after scenario, each followed by a verification in a fresh process, until enough have been killed and every scenario has
/// been played.
/// </summary>
/// <param name="settings">How long, and how it is repeated.</param>
internal sealed class StormRun(StormSettings settings)
{
    // Verifying looks at every row: a new store begins before that takes longer than the killing.
    private const int MostRows = 4000;
    private const int KillsOfWork = 36;

    // Standing still takes time and kills few: once at the start, then now and then.
    private const int CyclesBetweenStops = 8;

    private readonly Random _random = new(settings.Seed);
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly StormTally _tally = new();
    private int _names;
    private int _stores;

    public async Task<StormTally> RunAsync()
    {
        IScenario[] cycle =
        [
            new Creation(settings.Writers),
            new Work(settings.Writers, KillsOfWork, _tally),
            new LockHolders(settings.Writers, _tally),
            new Recovery(settings.Writers, _tally),
            new Work(settings.Writers, KillsOfWork, _tally),
        ];
        for (int round = 0; round < 1 || !IsEnough; round++)
        {
            Task stops = round % CyclesBetweenStops == 0 ? new Stops(NewCrowd, _tally).PlayAsync(new Random(_random.Next())) : Task.CompletedTask;
            await PlayAsync(cycle).ConfigureAwait(false);
            await stops.ConfigureAwait(false);
        }

        return _tally;
    }

    private bool IsEnough => _tally.AllKills >= settings.Kills || Stopwatch.GetElapsedTime(_started) > settings.LongestTime;

    private async Task PlayAsync(IScenario[] cycle)
    {
        // The store is made by the first scenario, which kills those who make it.
        Crowd crowd = NewCrowd();
        foreach (IScenario scenario in cycle)
        {
            if (crowd.Rows > MostRows)
                crowd = NewCrowd();
            await scenario.PlayAsync(crowd, _random).ConfigureAwait(false);
            await crowd.VerifyAsync().ConfigureAwait(false);
            settings.OnProgress(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(_started):hh\\:mm\\:ss} {scenario.GetType().Name}: {_tally.AllKills} kills, "
                + $"{_tally.Acknowledgements.Values.Sum()} acknowledgements, {_tally.Violations.Count} broken promises"));
        }
    }

    private Crowd NewCrowd() =>
        new(
            Path.Combine(settings.Parent, string.Create(CultureInfo.InvariantCulture, $"store{Interlocked.Increment(ref _stores)}")),
            _tally,
            () => string.Create(CultureInfo.InvariantCulture, $"p{Interlocked.Increment(ref _names)}"));
}
