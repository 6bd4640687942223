using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>All that a store can be doing when a call fails: made, opened, written, projected, committed, checkpointed, closed, recovered.</summary>
internal static class FaultScenarios
{
    public static IReadOnlyList<FaultScenario> All { get; } =
    [
        // Below .git alone: what the same work does elsewhere is in the others, where an experiment costs a hundredth.
        Store("git-create", git: true, Nothing, CreateAsync),
        Store("git-work", git: true, Existing, RecoverAsync),
        Store("git-recover-plan", git: true, Interrupted(ProjectionStep.PlanNoted), OpenAsync),
        Store("git-recover-moved", git: true, Interrupted(ProjectionStep.BranchMoved), OpenAsync),
        Store("create", git: false, Nothing, CreateAsync),
        Store("work", git: false, Existing, WorkAsync),
        Store("recover-staged", git: false, Interrupted(ProjectionStep.FilesStaged), RecoverAsync),
        Store("recover-published", git: false, Interrupted(ProjectionStep.FilesPublished), RecoverAsync),
        new FaultScenario("checkpoint", "", CheckpointScenario.PrepareAsync, CheckpointScenario.RunAsync, CheckpointScenario.InspectAsync),
    ];

    public static StoreOptions Options(bool git) => new() { UseGit = git };

    private static FaultScenario Store(
        string name, bool git, Func<string, Ledger, bool, Task> prepare, Func<string, Ledger, bool, Task> run) => new(
            name,
            git ? ".git" : "",
            (root, ledger) => prepare(root, ledger, git),
            (root, ledger) => run(root, ledger, git),
            (root, ledger) => StoreInspection.RunAsync(root, ledger, git));

    private static Task Nothing(string root, Ledger ledger, bool git) => Task.CompletedTask;

    private static async Task Existing(string root, Ledger ledger, bool git)
    {
        await using EntryStore store = await EntryStore.OpenAsync(root, Options(git)).ConfigureAwait(false);
        foreach (string name in (string[])["first", "second", "third"])
        {
            await store.Entries.InsertAsync(new Entry { Name = name, Text = "old" }, Highest(git)).ConfigureAwait(false);
            ledger.Expect(name, "old");
        }
    }

    /// <summary>A store as a kill at a step leaves it.</summary>
    private static Func<string, Ledger, bool, Task> Interrupted(ProjectionStep at) => async (root, ledger, git) =>
    {
        string live = root + "-live";
        await Existing(live, ledger, git).ConfigureAwait(false);
        bool isCopied = false;
        void CopyAt(ProjectionStep step)
        {
            if (step != at || isCopied)
                return;

            Folders.Copy(live, root);
            isCopied = true;
        }

        EntryStore store = await EntryStore.OpenAsync(live, Options(git) with { OnStep = CopyAt }).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            await store.Engine.WriteAsync(
                static transaction =>
                {
                    transaction.Insert(new Entry { Name = "pending", Text = "new" });
                    transaction.Update(transaction.Find<Entry>(1)! with { Text = "pending" });
                    return true;
                },
                Highest(git)).ConfigureAwait(false);
        }

        ledger.Expect("pending", "new");
        ledger.Expect("first", "pending");
        Directory.Delete(live, recursive: true);
    };

    private static async Task CreateAsync(string root, Ledger ledger, bool git) =>
        await WithStoreAsync(root, ledger, git, store => InsertAsync(store, ledger, "new", Highest(git))).ConfigureAwait(false);

    private static async Task RecoverAsync(string root, Ledger ledger, bool git) =>
        await WithStoreAsync(root, ledger, git, store => InsertAsync(store, ledger, "after", Highest(git))).ConfigureAwait(false);

    /// <summary>Nobody waits for what was left: closing does.</summary>
    private static Task OpenAsync(string root, Ledger ledger, bool git) => WithStoreAsync(root, ledger, git, static _ => Task.CompletedTask);

    private static Task WorkAsync(string root, Ledger ledger, bool git) => WithStoreAsync(root, ledger, git, async store =>
    {
        await InsertAsync(store, ledger, "added", Highest(git)).ConfigureAwait(false);
        await ledger.ChangeAsync("first", "changed", Highest(git), () =>
            store.Entries.UpdateAsync(new Entry { Id = 1, Name = "first", Text = "changed" }, Highest(git))).ConfigureAwait(false);
        await ledger.ChangeAsync("second", null, Highest(git), async () =>
        {
            await store.Entries.DeleteAsync(2, Highest(git)).ConfigureAwait(false);
            return null;
        }).ConfigureAwait(false);

        // Two at once: one group, or two that follow each other.
        Task<Entry> one = store.Entries.InsertAsync(new Entry { Name = "one", Text = "new" });
        Task<Entry> two = store.Entries.InsertAsync(new Entry { Name = "two", Text = "new" });
        await ledger.ChangeAsync("one", "new", Acknowledgement.Durable, async () => await one.ConfigureAwait(false)).ConfigureAwait(false);
        await ledger.ChangeAsync("two", "new", Acknowledgement.Durable, async () => await two.ConfigureAwait(false)).ConfigureAwait(false);
    });

    private static Task InsertAsync(EntryStore store, Ledger ledger, string name, Acknowledgement level) =>
        ledger.ChangeAsync(name, "new", level, async () =>
            await store.Entries.InsertAsync(new Entry { Name = name, Text = "new" }, level).ConfigureAwait(false));

    private static async Task WithStoreAsync(string root, Ledger ledger, bool git, Func<EntryStore, Task> work)
    {
        EntryStore? store = null;
        await ledger.TryAsync("open", async () => store = await EntryStore.OpenAsync(root, Options(git)).ConfigureAwait(false))
            .ConfigureAwait(false);
        if (store is null)
            return;

        await work(store).ConfigureAwait(false);
        await ledger.TryAsync("close", async () => await store.DisposeAsync().ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static Acknowledgement Highest(bool git) => git ? Acknowledgement.Committed : Acknowledgement.Projected;
}
