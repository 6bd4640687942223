using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Faults;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>Looks at a store from outside at each step of a projection.</summary>
internal static class StepChecks
{
    public static async Task<string?> LocksAreHeldAsync(string root)
    {
        var wrong = new List<string>();
        void Look(ProjectionStep step)
        {
            // Before the first and after the last step the lock need not be held.
            if (step is not ProjectionStep.RowsDurable && !IsHeld(root, "repository.lock", LockClass.Repository))
                wrong.Add($"at {step} nobody holds the repository lock");
        }

        EntryStore store = await EntryStore.OpenAsync(root, FaultScenarios.Options(git: true) with { OnStep = Look }).ConfigureAwait(false);
        await store.Entries.InsertAsync(new Entry { Name = "one", Text = "new" }, Acknowledgement.Committed).ConfigureAwait(false);
        bool isGated = await store.Engine.WriteAsync(_ => IsHeld(root, "database.lock", LockClass.Database)).ConfigureAwait(false);
        if (!isGated)
            wrong.Add("a transaction runs and nobody holds the database's gate");
        if (IsHeld(root, "database.lock", LockClass.Database))
            wrong.Add("the database's gate is held and nobody writes");
        await store.DisposeAsync().ConfigureAwait(false);
        return wrong.Count == 0 ? null : string.Join("; ", wrong.Distinct());
    }

    public static Task<string?> MarksFollowAsync(string root) => MarksFollowAsync(root, git: true);

    public static Task<string?> MarksFollowFilesAsync(string root) => MarksFollowAsync(root, git: false);

    /// <summary>
    /// Somebody deletes the lock file of a process that is stopped, and another one projects. When the first goes on, it publishes nothing.
    /// </summary>
    public static async Task<string?> OvertakenPassStopsAsync(string root)
    {
        var after = new List<ProjectionStep>();
        bool isOvertaken = false;
        void Overtake(ProjectionStep step)
        {
            if (isOvertaken)
                after.Add(step);
            if (step != ProjectionStep.FilesStaged || isOvertaken)
                return;

            isOvertaken = true;
            File.Delete(Path.Join(root, ".elf", "repository.lock"));
            Task other;
            // Another process would hold no lock of this flow's.
            using (ExecutionContext.SuppressFlow())
                other = Task.Run(() => ProjectAsync(root));
            other.GetAwaiter().GetResult();
        }

        EntryStore store = await EntryStore.OpenAsync(root, FaultScenarios.Options(git: false) with { OnStep = Overtake }).ConfigureAwait(false);
        await new Ledger().TryAsync("insert", () => store.Entries.InsertAsync(new Entry { Name = "one", Text = "new" }, Acknowledgement.Projected))
            .ConfigureAwait(false);
        ProjectionStep[] seen = [.. after];
        await store.DisposeAsync().ConfigureAwait(false);
        return !isOvertaken ? "nothing was staged"
            : seen.Contains(ProjectionStep.FilesPublished) ? "it published files when another pass had begun"
            : null;
    }

    private static async Task ProjectAsync(string root)
    {
        await using EntryStore store = await EntryStore.OpenAsync(root, FaultScenarios.Options(git: false)).ConfigureAwait(false);
        await store.Entries.InsertAsync(new Entry { Name = "two", Text = "new" }, Acknowledgement.Projected).ConfigureAwait(false);
    }

    private static async Task<string?> MarksFollowAsync(string root, bool git)
    {
        var wrong = new List<string>();
        bool isLooking = false;
        void Look(ProjectionStep step)
        {
            if (isLooking && Judge(root, step) is { } fault)
                wrong.Add($"at {step} {fault}");
        }

        EntryStore store = await EntryStore.OpenAsync(root, FaultScenarios.Options(git) with { OnStep = Look }).ConfigureAwait(false);
        isLooking = true;
        await store.Entries.InsertAsync(
            new Entry { Name = "one", Text = "new" }, git ? Acknowledgement.Committed : Acknowledgement.Projected).ConfigureAwait(false);
        isLooking = false;
        await store.DisposeAsync().ConfigureAwait(false);
        return wrong.Count == 0 ? null : string.Join("; ", wrong);
    }

    private static string? Judge(string root, ProjectionStep step)
    {
        (OutboxState state, string? commit) = Find(root);
        bool isMoved = ReadBranch(root) is { } tip && tip == commit;
        return step switch
        {
            ProjectionStep.FilesStaged or ProjectionStep.FilesPublished when state != OutboxState.Queued =>
                $"the entry is {state} already",
            ProjectionStep.FilesStaged when File.Exists(Path.Join(root, "entries", "one", "1.md")) => "the file is there before it is published",
            ProjectionStep.PlanNoted when commit is null => "no plan is noted",
            ProjectionStep.PlanNoted when isMoved => "the branch has moved already",
            ProjectionStep.PlanNoted or ProjectionStep.BranchMoved when state != OutboxState.Written => $"the entry is {state}",
            ProjectionStep.BranchMoved or ProjectionStep.CommitsNoted when !isMoved => "the branch has not moved",
            ProjectionStep.CommitsNoted when state != OutboxState.Committed => $"the entry is {state}",
            _ => null,
        };
    }

    private static (OutboxState State, string? Commit) Find(string root)
    {
        EntryStore reader = EntryStore.OpenReadOnly(root);
        try
        {
            return reader.Engine.Read(0, static (session, _) =>
            {
                using IStatement select = session.Prepare("select state, commit_id from engine_outbox order by sequence desc limit 1");
                return select.MoveNext() ? ((OutboxState)select.GetInt64(0), select.IsNull(1) ? null : select.GetText(1)) : default;
            });
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static string? ReadBranch(string root)
    {
        string branch = Path.Join(root, ".git", "refs", "heads", "main");
        return File.Exists(branch) ? File.ReadAllText(branch).Trim() : null;
    }

    private static bool IsHeld(string root, string name, LockClass lockClass)
    {
        // Another flow: what this one holds is none of its business.
        bool isHeld = false;
        var look = new Thread(() =>
        {
            using var other = new FileLock(Path.Join(root, ".elf", name), lockClass);
            using LockHandle? handle = other.TryAcquire();
            isHeld = handle is null;
        });
        look.UnsafeStart();
        look.Join();
        return isHeld;
    }
}
