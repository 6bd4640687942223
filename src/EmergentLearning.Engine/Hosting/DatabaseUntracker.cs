using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Hosting;

/// <summary>Takes a database that earlier versions committed out of git's tracking; the file itself stays.</summary>
/// <param name="repository">The store's repository.</param>
/// <param name="database">The database's path below the store's folder.</param>
/// <param name="clock">Dates the commit.</param>
internal sealed class DatabaseUntracker(GitRepository repository, string database, TimeProvider clock)
{
    /// <summary>The caller holds the repository lock.</summary>
    public async Task UntrackAsync(CancellationToken cancellationToken)
    {
        var tracked = new List<string>();
        // Its log too: restored by a checkout, an old log beside a newer database would destroy it.
        foreach (string path in (string[])[database, database + "-wal", database + "-shm", database + "-journal"])
        {
            if (await repository.IsTrackedAsync(path, cancellationToken).ConfigureAwait(false))
                tracked.Add(path);
        }

        if (tracked.Count == 0)
            return;

        GitHead head = await repository.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        GitIdentity author = await repository.ReadIdentityAsync(cancellationToken).ConfigureAwait(false);
        var commit = new GitCommit(
            $"untrack {database}\n\nThe database is kept out of git; its records are not.\n",
            author,
            clock.GetUtcNow(),
            [.. tracked.Select(path => new GitFile(path, null))]);
        GitBatch batch = await repository.CommitAsync(head, [commit], _ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
        await repository.TryEnterIndexAsync(batch.TipId, tracked, cancellationToken).ConfigureAwait(false);
    }
}
