using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>
/// What is done to a store while it is recorded. Short on purpose: nearly every crash defect ever found shows in three operations
/// (the observation behind CrashMonkey and ACE, OSDI 2018), and a short one can be enumerated nearly whole.
/// </summary>
/// <param name="Name">How it is asked for.</param>
/// <param name="UseGit">Whether changes are committed.</param>
/// <param name="WalLimitBytes">When the log is emptied.</param>
/// <param name="Script">What is done; the store is closed before and after.</param>
internal sealed record Workload(string Name, bool UseGit, long WalLimitBytes, Func<Scribe, Task> Script)
{
    private const long Roomy = 16L << 20;
    private const long Tight = 24 << 10;

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("birth", true, Roomy, BirthAsync),
        new("birth-plain", false, Roomy, BirthAsync),
        new("levels", true, Roomy, LevelsAsync),
        new("together", true, Roomy, TogetherAsync),
        new("person", true, Roomy, PersonAsync),
        new("rename", true, Roomy, RenameAsync),
        new("checkpoint", false, Tight, CheckpointAsync),
        new("reopen", true, Roomy, ReopenAsync),
        .. Enumerable.Range(1, 40).Select(seed => new Workload($"mix-{seed}", seed % 2 == 0, seed % 3 == 0 ? Tight : Roomy, scribe => MixAsync(scribe, seed))),
    ];

    public static Workload Find(string name) => All.First(workload => workload.Name == name);

    public Task RunAsync(string root, RecorderMarks marks) => Script(new Scribe(root, marks, new StoreOptions
    {
        UseGit = UseGit,
        Clock = new LabClock(),
        WalLimitBytes = WalLimitBytes,
        AllowForeignFolder = true,
    }));

    private static Note Note(string name, int version, string topic = "a", int length = 40) =>
        new() { Name = name, Topic = topic, Text = $"{name} {version} {new string((char)('a' + (version % 26)), length)}", Weight = version };

    private static Tally Tally(string name, int version, int length = 20) =>
        new() { Name = name, Payload = $"{version} {new string((char)('a' + (version % 26)), length)}" };

    private static async Task BirthAsync(Scribe scribe)
    {
        await scribe.OpenAsync().ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Durable, Change.Insert(Note("first", 1))).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
    }

    /// <summary>A store that has been there for long, with two notes in it.</summary>
    private static async Task BeginAsync(Scribe scribe)
    {
        await scribe.OpenAsync().ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Projected, Change.Insert(Note("old", 1)), Change.Insert(Note("older", 1, "b"))).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
        scribe.Settle();
        await scribe.OpenAsync().ConfigureAwait(false);
    }

    private static async Task LevelsAsync(Scribe scribe)
    {
        await BeginAsync(scribe).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Projected, Change.Insert(Note("projected", 1))).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Committed, Change.Insert(Note("committed", 2, "new"))).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Committed, Change.Upsert(Note("old", 2))).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Committed, Change.Delete("older")).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
    }

    private static async Task TogetherAsync(Scribe scribe)
    {
        await BeginAsync(scribe).ConfigureAwait(false);
        await scribe.DoAsync(
            Acknowledgement.Projected, Change.Insert(Note("one", 1)), Change.Insert(Tally("one", 1)), Change.Delete("older")).ConfigureAwait(false);
        // Tasks that write at once share a commit of the database, and each is promised its own.
        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() => scribe.DoAsync(
            i % 3 == 0 ? Acknowledgement.Committed : Acknowledgement.Durable,
            i % 2 == 0 ? Change.Insert(Note($"task-{i}", i, "tasks")) : Change.Insert(Tally($"task-{i}", i)))))).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
    }

    private static async Task PersonAsync(Scribe scribe)
    {
        await BeginAsync(scribe).ConfigureAwait(false);
        scribe.Edit("old", "a person's words, which no engine knows");
        await scribe.DoAsync(Acknowledgement.Projected, Change.Upsert(Note("old", 2))).ConfigureAwait(false);
        scribe.Plant("notes/a/3.md", "somebody's own file where the next note goes");
        await scribe.DoAsync(Acknowledgement.Committed, Change.Insert(Note("third", 1))).ConfigureAwait(false);
        scribe.Edit("older", "edited and then deleted in the store");
        await scribe.DoAsync(Acknowledgement.Projected, Change.Delete("older")).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
    }

    private static async Task RenameAsync(Scribe scribe)
    {
        await BeginAsync(scribe).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Projected, Change.Upsert(Note("old", 2, "elsewhere"))).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Durable, Change.Upsert(Note("old", 3, "b")), Change.Upsert(Note("older", 2))).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Committed, Change.Upsert(Note("older", 3))).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
    }

    private static async Task CheckpointAsync(Scribe scribe)
    {
        await BeginAsync(scribe).ConfigureAwait(false);
        for (int i = 1; i <= 6; i++)
            await scribe.DoAsync(Acknowledgement.Durable, Change.Insert(Tally($"long-{i}", i, 3000))).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Projected, Change.Upsert(Note("old", 2))).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
    }

    private static async Task ReopenAsync(Scribe scribe)
    {
        await BeginAsync(scribe).ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Durable, Change.Insert(Note("first", 1))).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
        await scribe.OpenAsync().ConfigureAwait(false);
        await scribe.DoAsync(Acknowledgement.Committed, Change.Insert(Note("second", 1))).ConfigureAwait(false);
        await scribe.CloseAsync().ConfigureAwait(false);
    }

    private static async Task MixAsync(Scribe scribe, int seed)
    {
        var random = new Random(seed);
        await BeginAsync(scribe).ConfigureAwait(false);
        var names = new List<string> { "old", "older" };
        Acknowledgement Level() => (Acknowledgement)random.Next(seed % 2 == 0 ? 3 : 2);
        for (int step = 1; step <= 6; step++)
        {
            int version = step + 1;
            string topic = ((char)('a' + random.Next(3))).ToString();
            string name = names.Count > 0 ? names[random.Next(names.Count)] : "";
            switch (random.Next(6))
            {
                case 0 when name.Length > 0:
                    await scribe.DoAsync(Level(), Change.Delete(name)).ConfigureAwait(false);
                    names.Remove(name);
                    break;
                case 1 or 2 when name.Length > 0:
                    await scribe.DoAsync(Level(), Change.Upsert(Note(name, version, topic, random.Next(200)))).ConfigureAwait(false);
                    break;
                case 3:
                    await scribe.DoAsync(Acknowledgement.Durable, Change.Insert(Tally($"tally-{step}", version, random.Next(5000)))).ConfigureAwait(false);
                    break;
                case 4:
                    await scribe.CloseAsync().ConfigureAwait(false);
                    await scribe.OpenAsync().ConfigureAwait(false);
                    break;
                default:
                    names.Add($"note-{step}");
                    await scribe.DoAsync(
                        Level(), Change.Insert(Note($"note-{step}", version, topic)), Change.Insert(Tally($"beside-{step}", version))).ConfigureAwait(false);
                    break;
            }
        }

        await scribe.CloseAsync().ConfigureAwait(false);
    }
}
