using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>
/// P1 and P6 of <c>elf</c> itself under <c>kill -9</c>: what it printed as recorded is there. The storm does the same to the engine, at far more
/// moments; here it is the answer of the command that must not come too early.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 10;
    private const int Writers = 4;

    // From before the runtime has started to after the commit, so that every step is hit now and then.
    private const int LongestLifeMilliseconds = 900;

    private readonly StoreFolder _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Killed_writers_lose_nothing_that_was_acknowledged()
    {
        var random = new Random(7);
        var acknowledged = new Dictionary<long, string>();
        (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();
        for (int round = 0; round < Rounds; round++)
        {
            string[] titles = [.. Enumerable.Range(0, Writers).Select(i => $"killed {round} {i}")];
            int[] lives = [.. titles.Select(_ => random.Next(LongestLifeMilliseconds))];
            ElfRun[] runs = await Task.WhenAll(titles.Zip(lives, (title, life) => RunAndKillAsync(title, life, withChildren: random.Next(2) == 0)));
            for (int i = 0; i < Writers; i++)
            {
                if (StoreFolder.FindAcknowledgedId(runs[i].Output) is { } id)
                    acknowledged.Add(id, titles[i]);
            }
        }

        // The next writer is an ordinary one: whatever the killed left must not stand in its way, and it finishes their work.
        ElfRun last = await StoreFolder.EndAsync(_store.Record("last"));
        Assert.Equal("committed", last.Succeeded().Json.GetProperty("level").GetString());

        IReadOnlyList<Learning> rows = await _store.VerifyAsync();
        Assert.Equal(rows.Count, rows.Select(row => row.Title).Distinct().Count());
        Dictionary<long, string> titlesById = rows.ToDictionary(row => row.Id, row => row.Title);
        Assert.All(acknowledged, pair => Assert.Equal(pair.Value, titlesById.GetValueOrDefault(pair.Key)));
    }

    private async Task<ElfRun> RunAndKillAsync(string title, int life, bool withChildren)
    {
        Process process = _store.Record(title);
        Task<ElfRun> end = StoreFolder.EndAsync(process);
        await Task.WhenAny(end, Task.Delay(life));
        try
        {
            if (!end.IsCompleted)
                process.Kill(withChildren);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between, which is as good.
            Assert.True(end.IsCompleted || process.HasExited);
        }

        return await end;
    }
}
