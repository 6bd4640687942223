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
        if (!await repository.IsTrackedAsync(database, cancellationToken).ConfigureAwait(false))
            return;

        GitHead head = await repository.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        GitIdentity author = await repository.ReadIdentityAsync(cancellationToken).ConfigureAwait(false);
        var commit = new GitCommit($"untrack {database}\n\nThe database is kept out of git; its records are.\n", author, clock.GetUtcNow(), [new GitFile(database, null)]);
        GitBatch batch = await repository.CommitAsync(head, [commit], _ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
        await repository.TryEnterIndexAsync(batch.TipId, [database], cancellationToken).ConfigureAwait(false);
    }
}
