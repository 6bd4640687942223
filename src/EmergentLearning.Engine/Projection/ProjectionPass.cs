using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// One pass over the outbox, for everybody who waits: whoever holds the repository lock projects what all processes have made
/// durable, so fifty writers cost a few runs of git, not fifty.
/// </summary>
/// <param name="settings">The store that the pass works for.</param>
internal sealed class ProjectionPass(ProjectionSettings settings)
{
    // Bounds on what one batch holds in memory; a backlog of any length is worked off batch by batch.
    private const int BatchEntries = 512;
    private const long BatchBytes = 16 << 20;

    private readonly FileProjector _files = new(settings.Root);
    private readonly Dictionary<string, string> _pathProblems = new(StringComparer.Ordinal);
    private string? _problem;

    /// <summary>Works off the outbox until it is empty or nothing moves any more.</summary>
    /// <param name="stopWaiting">Stops the waiting for the lock. What has begun is carried out.</param>
    public async Task<PassOutcome> RunAsync(CancellationToken stopWaiting)
    {
        if (IsEmpty(settings) && !PassMarker.Exists(settings.EngineFolder))
            return PassOutcome.Clean;

        // Repository before Database (the order of DESIGN 5): the marks below take the database's gate while this is held.
        using LockHandle repositoryLock = await settings.RepositoryLock
            .AcquireAsync(settings.LockTimeout, stopWaiting).ConfigureAwait(false);
        // Whoever held the lock while this one waited has projected for it too.
        if (IsEmpty(settings) && !PassMarker.Exists(settings.EngineFolder))
            return PassOutcome.Clean;

        CancellationToken cancellationToken = CancellationToken.None;
        using var marker = PassMarker.Begin(settings.EngineFolder, SweepTemporaries);
        GitRepository? repository = await OpenRepositoryAsync(cancellationToken).ConfigureAwait(false);
        while (await RunBatchAsync(repository, cancellationToken).ConfigureAwait(false))
        {
        }

        if (repository is not null)
            await settings.Git.EnterIndexAsync(repository, cancellationToken).ConfigureAwait(false);
        return new PassOutcome(_problem, _pathProblems);
    }

    /// <summary>Whether nothing is left to project.</summary>
    public static bool IsEmpty(ProjectionSettings settings) => settings.Database.Read(settings.UseGit, static (session, useGit) =>
        Read(session, OutboxState.Queued, 1).Count == 0
        && (!useGit || (Read(session, OutboxState.Written, 1).Count == 0 && Outbox.ReadUnindexedPaths(session).Count == 0)));

    private async Task<bool> RunBatchAsync(GitRepository? repository, CancellationToken cancellationToken)
    {
        (IReadOnlyList<OutboxEntry> queued, IReadOnlyList<OutboxEntry> earlier) = settings.Database.Read(
            repository is not null,
            static (session, git) => (Read(session, OutboxState.Queued, BatchEntries), git ? Read(session, OutboxState.Written, BatchEntries) : []));
        queued = [.. queued.Where(entry => !_pathProblems.ContainsKey(entry.Path))];
        if (queued.Count == 0 && earlier.Count == 0)
            return false;

        FileProjectionResult result = _files.Write(queued);
        foreach ((string path, string problem) in result.Problems)
            _pathProblems[path] = problem;
        foreach (string path in result.ConflictPaths)
            await KeepBothAsync(path, cancellationToken).ConfigureAwait(false);

        if (repository is null)
        {
            await MarkWrittenAsync(result.Written, cancellationToken).ConfigureAwait(false);
            return result.Written.Count > 0 || result.ConflictPaths.Count > 0;
        }

        // Committing notes the entries as written in the same transaction as the plan: one sync less for each batch.
        await settings.Git.CommitAsync(repository, [.. earlier, .. result.Written], cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task KeepBothAsync(string path, CancellationToken cancellationToken)
    {
        await settings.Database.WriteAsync(
            transaction =>
            {
                var store = new StoreTransaction(settings.Root, transaction, settings.Clock);
                DocumentConflict conflict = ConflictKeeper.Resolve(store, path);
                settings.OnConflict?.Invoke(transaction, conflict);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private Task MarkWrittenAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken) =>
        entries.Count == 0
            ? Task.CompletedTask
            : settings.Database.WriteAsync(
                transaction =>
                {
                    // A store without git is finished here; one whose git is missing commits later.
                    OutboxState state = settings.UseGit ? OutboxState.Written : OutboxState.Done;
                    Outbox.Mark(transaction, entries.Select(entry => (entry.Sequence, (string?)null)), state);
                    return true;
                },
                cancellationToken);

    private async Task<GitRepository?> OpenRepositoryAsync(CancellationToken cancellationToken)
    {
        if (!settings.UseGit)
            return null;

        try
        {
            return await GitRepository.OpenAsync(settings.Root, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            // The files can still be written; the commits wait for git.
            _problem = exception.Message;
            return null;
        }
    }

    private void SweepTemporaries()
    {
        IReadOnlyList<OutboxEntry> queued = settings.Database.Read(0, static (session, _) =>
            Read(session, OutboxState.Queued, int.MaxValue));
        foreach (string folder in queued.Select(entry => Path.GetDirectoryName(Path.Combine(settings.Root, entry.Path))!).Distinct())
        {
            if (Directory.Exists(folder))
                TemporarySweep.Sweep(folder, recursive: false);
        }
    }

    private static IReadOnlyList<OutboxEntry> Read(IReadSession session, OutboxState state, int limit) =>
        Outbox.ReadPending(session, state, limit, BatchBytes);
}
