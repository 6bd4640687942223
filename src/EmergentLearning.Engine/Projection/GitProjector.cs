using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// Written outbox entries to commits: one a record, or one a group. The plan, with the commits' ids, is durable before the branch
/// moves, and the ids are a function of the records and the parent. So after a crash either the branch contains the plan, or
/// making it again gives the same commits.
/// </summary>
/// <param name="database">The store's database.</param>
/// <param name="author">Who the commits are by; the same for every process, so that replaying gives the same commits.</param>
/// <param name="store">The store's tag in measurements.</param>
/// <param name="onStep">Told of each step; for tests.</param>
internal sealed class GitProjector(SqliteDatabase database, GitIdentity author, string store, Action<ProjectionStep>? onStep)
{
    // Somebody else's commits may move the branch between our look and our update; each try starts from the new head.
    private const int HeadMovedTries = 8;

    private readonly IndexProjector _index = new(database, onStep);

    /// <summary>Commits entries whose files are written. The caller holds the repository lock.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="known">The head as read before the files were written, if it was.</param>
    /// <param name="entries">What.</param>
    /// <param name="fence">Stops it when a later pass has begun.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FencedException">A later pass has begun.</exception>
    public async Task CommitAsync(
        GitRepository repository, GitHead? known, IReadOnlyList<OutboxEntry> entries, Fence fence, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            fence.Check();
            GitHead head = known is not null && repository.IsStill(known)
                ? known
                : await repository.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            known = null;
            entries = await SettlePlannedAsync(repository, head, entries, fence, cancellationToken).ConfigureAwait(false);
            entries = await SettleRestoredAsync(entries, fence, cancellationToken).ConfigureAwait(false);
            entries = await SettleInHeadAsync(repository, head, entries, fence, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
                return;

            try
            {
                await CommitOnAsync(repository, head, entries, fence, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (GitReferenceMovedException) when (attempt < HeadMovedTries)
            {
                EngineMeter.Retried("head.moved");
                // The next round reads the head again; what the plan in the outbox says is settled first.
            }
        }
    }

    /// <summary>Enters committed paths in git's shared index where its lock was not free before.</summary>
    /// <exception cref="FencedException">A later pass has begun.</exception>
    public Task EnterIndexAsync(GitRepository repository, Fence fence, CancellationToken cancellationToken) =>
        _index.EnterEarlierAsync(repository, fence, cancellationToken);

    /// <summary>Entries that carry a plan: the branch contains it, and they are committed; or it does not, and they start again.</summary>
    private async Task<IReadOnlyList<OutboxEntry>> SettlePlannedAsync(
        GitRepository repository, GitHead head, IReadOnlyList<OutboxEntry> entries, Fence fence, CancellationToken cancellationToken)
    {
        OutboxEntry[] planned = [.. entries.Where(entry => entry.CommitId is not null)];
        if (planned.Length == 0)
            return entries;

        string[] plan = [.. planned.Select(entry => entry.CommitId!).Distinct(StringComparer.Ordinal)];
        HashSet<string> contained = [.. plan[..await CountContainedAsync(repository, head, plan, cancellationToken).ConfigureAwait(false)]];
        OutboxEntry[] committed = [.. planned.Where(entry => contained.Contains(entry.CommitId!))];
        if (committed.Length == 0)
            return entries;

        await MarkAsync(committed.Select(entry => (entry, entry.CommitId)), OutboxState.Committed, fence, cancellationToken).ConfigureAwait(false);
        return [.. entries.Except(committed)];
    }

    /// <summary>How many commits of a chain the head contains: all as a rule, else the first ones, found by halving.</summary>
    private static async Task<int> CountContainedAsync(
        GitRepository repository, GitHead head, string[] plan, CancellationToken cancellationToken)
    {
        if (await repository.ContainsAsync(plan[^1], head, cancellationToken).ConfigureAwait(false))
            return plan.Length;

        int low = 0;
        int high = plan.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (await repository.ContainsAsync(plan[middle], head, cancellationToken).ConfigureAwait(false))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Entries that only put back a file as it was: there is nothing to commit.</summary>
    private async Task<IReadOnlyList<OutboxEntry>> SettleRestoredAsync(
        IReadOnlyList<OutboxEntry> entries, Fence fence, CancellationToken cancellationToken)
    {
        OutboxEntry[] restored = [.. entries.Where(entry => entry.Hash == entry.PreviousHash)];
        if (restored.Length == 0)
            return entries;

        await MarkAsync(restored.Select(entry => (entry, (string?)null)), OutboxState.Done, fence, cancellationToken).ConfigureAwait(false);
        return [.. entries.Except(restored)];
    }

    /// <summary>
    /// What was taken in from files, what was removed and what is queued once more for a history, where the head has it so already: another clone recorded it, and a pull brought it.
    /// Committed once more, each clone would answer each pull with a commit that changes nothing.
    /// </summary>
    private async Task<IReadOnlyList<OutboxEntry>> SettleInHeadAsync(
        GitRepository repository, GitHead head, IReadOnlyList<OutboxEntry> entries, Fence fence, CancellationToken cancellationToken)
    {
        // Several changes of one path are a history of their own, which ends where the last one says.
        OutboxEntry[] candidates = [.. entries
            .GroupBy(entry => entry.Path, StringComparer.Ordinal)
            .Where(path => path.Count() == 1)
            .Select(path => path.First())
            .Where(entry => entry.OnDisk || entry.Content is null || Outbox.IsRequeued(entry))];
        if (candidates.Length == 0 || head.CommitId is null)
            return entries;

        IReadOnlyDictionary<string, string> blobs = await repository
            .FindBlobsAsync(head.CommitId, [.. candidates.Select(entry => entry.Path)], cancellationToken).ConfigureAwait(false);
        OutboxEntry[] settled = [.. candidates.Where(entry => entry.Content is { } content
            ? blobs.TryGetValue(entry.Path, out string? id) && id == GitBlob.IdOf(content, id.Length)
            : !blobs.ContainsKey(entry.Path))];
        if (settled.Length == 0)
            return entries;

        await MarkAsync(settled.Select(entry => (entry, (string?)head.CommitId)), OutboxState.Done, fence, cancellationToken).ConfigureAwait(false);
        return [.. entries.Except(settled)];
    }

    private async Task CommitOnAsync(
        GitRepository repository, GitHead head, IReadOnlyList<OutboxEntry> entries, Fence fence, CancellationToken cancellationToken)
    {
        OutboxEntry[][] groups = CommitGroups.Of(entries);
        string[] paths = [.. entries.Select(entry => entry.Path).Distinct(StringComparer.Ordinal)];
        // Beside the writing of the objects, which it does not touch: most of both is the start of git.
        Task<IReadOnlyList<string>> lookUp = repository.FindStagedAsync(head, paths, cancellationToken);
        GitCommit[] commits = [.. groups.Select(ToCommit)];
        GitBatch batch;
        try
        {
            batch = await repository.CommitAsync(head, commits, NotePlanAsync, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Nothing is left running behind the pass; why that failed is not what is told then.
            await ((Task)lookUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        EngineMeter.Commits.AddFor(batch.CommitIds.Count, store);
        onStep?.Invoke(ProjectionStep.BranchMoved);
        await MarkAsync(Pair(groups, batch.CommitIds), OutboxState.Committed, fence, cancellationToken).ConfigureAwait(false);
        onStep?.Invoke(ProjectionStep.CommitsNoted);
        // The last commit has of each path what the batch said last.
        GitFile[] files = [.. commits.SelectMany(commit => commit.Files).GroupBy(file => file.Path, StringComparer.Ordinal).Select(path => path.Last())];
        await _index.EnterAsync(repository, batch.CommitIds, files, await lookUp.ConfigureAwait(false), fence, cancellationToken).ConfigureAwait(false);

        async Task NotePlanAsync(GitPlan plan)
        {
            // Looked up before the branch moves: afterwards every path of ours differs from the index.
            await lookUp.ConfigureAwait(false);
            await NoteAsync(groups, plan, fence, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task NoteAsync(OutboxEntry[][] groups, GitPlan plan, Fence fence, CancellationToken cancellationToken)
    {
        await MarkAsync(Pair(groups, plan.CommitIds), OutboxState.Written, fence, cancellationToken).ConfigureAwait(false);
        onStep?.Invoke(ProjectionStep.PlanNoted);
        // The last look before the branch moves. What comes between the two is left to the compare-and-swap of the branch.
        fence.Check();
    }

    private GitCommit ToCommit(OutboxEntry[] group)
    {
        OutboxEntry first = group[0];
        // Within one commit the last content of a path is the one that counts.
        GitFile[] files = [.. group.GroupBy(entry => entry.Path, StringComparer.Ordinal)
            .Select(file => new GitFile(file.Key, file.Last().Content))];
        string subject = OneLine(first.Message.Subject);
        string message = first.Message.Body is { } body ? $"{subject}\n\n{body}\n" : $"{subject}\n";
        // Git knows no time before 1970, and a moment that nobody set is long before.
        DateTimeOffset when = first.RecordedAt < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : first.RecordedAt;
        return new GitCommit(message, author, when, files);
    }

    private static string OneLine(string subject) =>
        string.Create(subject.Length, subject, static (line, text) =>
        {
            for (int i = 0; i < text.Length; i++)
                line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
        });

    private static IEnumerable<(OutboxEntry Entry, string? CommitId)> Pair(OutboxEntry[][] groups, IReadOnlyList<string> commitIds) =>
        groups.SelectMany((group, index) => group.Select(entry => (entry, (string?)commitIds[index])));

    private Task<bool> MarkAsync(
        IEnumerable<(OutboxEntry Entry, string? CommitId)> entries, OutboxState state, Fence fence, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction =>
            {
                fence.Check(transaction);
                Outbox.Mark(transaction, entries, state);
                return true;
            },
            cancellationToken);
}
