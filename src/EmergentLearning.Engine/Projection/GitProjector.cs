using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// Written outbox entries to commits: one a record, or one a group. The plan, with the commits' ids, is durable before the branch
/// moves, and the ids are a function of the records and the parent. So after a crash either the branch contains the plan, or
/// making it again gives the same commits.
/// </summary>
/// <param name="database">The store's database.</param>
/// <param name="author">Who the commits are by; the same for every process, so that replaying gives the same commits.</param>
internal sealed class GitProjector(SqliteDatabase database, GitIdentity author)
{
    // Somebody else's commits may move the branch between our look and our update; each try starts from the new head.
    private const int HeadMovedTries = 8;

    /// <summary>Commits entries whose files are written. The caller holds the repository lock.</summary>
    public async Task CommitAsync(GitRepository repository, IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            GitHead head = await repository.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            entries = await SettlePlannedAsync(repository, head, entries, cancellationToken).ConfigureAwait(false);
            entries = await SettleRestoredAsync(entries, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
                return;

            try
            {
                await CommitOnAsync(repository, head, entries, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (GitReferenceMovedException) when (attempt < HeadMovedTries)
            {
                // The next round reads the head again; what the plan in the outbox says is settled first.
            }
        }
    }

    /// <summary>Enters committed paths in git's shared index where its lock was not free before.</summary>
    public async Task EnterIndexAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> paths = database.Read(0, static (session, _) => Outbox.ReadUnindexedPaths(session));
        if (paths.Count == 0)
            return;

        GitHead head = await repository.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.CommitId is null || !await repository.TryEnterIndexAsync(head.CommitId, paths, cancellationToken).ConfigureAwait(false))
            return;
        await MarkIndexedAsync(paths, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Entries that carry a plan: the branch contains it, and they are committed; or it does not, and they start again.</summary>
    private async Task<IReadOnlyList<OutboxEntry>> SettlePlannedAsync(
        GitRepository repository, GitHead head, IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        OutboxEntry[] planned = [.. entries.Where(entry => entry.CommitId is not null)];
        if (planned.Length == 0 || !await repository.ContainsAsync(planned[^1].CommitId!, head, cancellationToken).ConfigureAwait(false))
            return entries;

        await MarkAsync(planned.Select(entry => (entry.Sequence, entry.CommitId)), OutboxState.Committed, cancellationToken)
            .ConfigureAwait(false);
        return [.. entries.Where(entry => entry.CommitId is null)];
    }

    /// <summary>Entries that only put back a file as it was: there is nothing to commit.</summary>
    private async Task<IReadOnlyList<OutboxEntry>> SettleRestoredAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        OutboxEntry[] restored = [.. entries.Where(entry => entry.Hash == entry.PreviousHash)];
        if (restored.Length == 0)
            return entries;

        await MarkAsync(restored.Select(entry => (entry.Sequence, (string?)null)), OutboxState.Done, cancellationToken).ConfigureAwait(false);
        return [.. entries.Except(restored)];
    }

    private async Task CommitOnAsync(
        GitRepository repository, GitHead head, IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        OutboxEntry[][] groups = [.. entries.GroupBy(entry => entry.Group ?? $"#{entry.Sequence}").Select(group => group.ToArray())];
        string[] paths = [.. entries.Select(entry => entry.Path).Distinct(StringComparer.Ordinal)];
        // Looked up before the branch moves: afterwards every path of ours differs from the index.
        IReadOnlyList<string> staged = await repository.FindStagedAsync(head, paths, cancellationToken).ConfigureAwait(false);

        GitBatch batch = await repository.CommitAsync(
            head,
            [.. groups.Select(ToCommit)],
            plan => MarkAsync(Pair(groups, plan.CommitIds), OutboxState.Written, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        await MarkAsync(Pair(groups, batch.CommitIds), OutboxState.Committed, cancellationToken).ConfigureAwait(false);

        string[] ours = [.. paths.Except(staged, StringComparer.Ordinal)];
        if (await repository.TryEnterIndexAsync(batch.TipId, ours, cancellationToken).ConfigureAwait(false))
            await MarkIndexedAsync(paths, cancellationToken).ConfigureAwait(false);
    }

    private GitCommit ToCommit(OutboxEntry[] group)
    {
        OutboxEntry first = group[0];
        // Within one commit the last content of a path is the one that counts.
        GitFile[] files = [.. group.GroupBy(entry => entry.Path, StringComparer.Ordinal)
            .Select(file => new GitFile(file.Key, file.Last().Content))];
        string message = first.Message.Body is { } body ? $"{OneLine(first.Message.Subject)}\n\n{body}\n" : $"{OneLine(first.Message.Subject)}\n";
        return new GitCommit(message, author, first.RecordedAt, files);
    }

    private static string OneLine(string subject) =>
        string.Create(subject.Length, subject, static (line, text) =>
        {
            for (int i = 0; i < text.Length; i++)
                line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
        });

    private static IEnumerable<(long Sequence, string? CommitId)> Pair(OutboxEntry[][] groups, IReadOnlyList<string> commitIds) =>
        groups.SelectMany((group, index) => group.Select(entry => (entry.Sequence, (string?)commitIds[index])));

    private Task<bool> MarkAsync(
        IEnumerable<(long Sequence, string? CommitId)> entries, OutboxState state, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction =>
            {
                Outbox.Mark(transaction, entries, state);
                return true;
            },
            cancellationToken);

    private Task<bool> MarkIndexedAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction =>
            {
                Outbox.MarkIndexed(transaction, paths);
                return true;
            },
            cancellationToken);
}
