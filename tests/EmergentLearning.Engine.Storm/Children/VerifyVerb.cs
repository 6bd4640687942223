using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Storm.Records;
using EmergentLearning.Engine.Storm.Verification;

namespace EmergentLearning.Engine.Storm.Children;

/// <summary>
/// A fresh process that takes over after a storm. It reads what the killed left, recovers it as any program would, by opening and closing
/// the store, and looks at everything. No step of it is one that a person would have to take.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="log">A file with the acknowledgements, a <see cref="Promise"/> a line.</param>
/// <param name="name">Begins its own token.</param>
internal sealed class VerifyVerb(string folder, string log, string name)
{
    public async Task<int> RunAsync()
    {
        Promise[] promises = [.. File.ReadLines(log).Select(Promise.Parse)];
        await new LevelCheck(folder, Report).RunAsync(promises).ConfigureAwait(false);
        Promise own = await RecoverAsync().ConfigureAwait(false);
        int rows = await new RestCheck(folder, Report).RunAsync().ConfigureAwait(false);
        await new LevelCheck(folder, Report).RunAsync([.. promises, own]).ConfigureAwait(false);
        Announcer.Say(string.Create(CultureInfo.InvariantCulture, $"verified {rows} {CountGitTemporaries()}"));
        return 0;
    }

    /// <summary>Opens, reads and writes as soon as that is possible, and closes: everything that was queued is done by then.</summary>
    private async Task<Promise> RecoverAsync()
    {
        long started = Stopwatch.GetTimestamp();
        StrikeStore store = await StrikeStore.OpenAsync(folder).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            _ = store.Strikes.Find(1);
            Strike strike = await store.WriteAsync(Write).ConfigureAwait(false);
            double milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            Announcer.Say(string.Create(CultureInfo.InvariantCulture, $"recovered {milliseconds:0.0}"));
            return new Promise(strike.Token, strike.Id, Acknowledgement.Committed);
        }
    }

    private Strike Write(StrikeStoreTransaction tx)
    {
        tx.Shadows.Insert(new Shadow { Token = name });
        return tx.Strikes.Insert(StrikeText.Compose(name));
    }

    // What git left of a pack or an object that it was killed over. Git clears it up by itself, two weeks later.
    private int CountGitTemporaries() =>
        Directory.EnumerateFiles(Path.Combine(folder, ".git", "objects"), "tmp_*", SearchOption.AllDirectories).Count();

    private static void Report(string problem) => Announcer.Say($"violation {problem}");
}
