using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// One pass over the outbox, for everybody who waits: whoever holds the repository lock projects what all processes have made
/// durable, so fifty writers cost a few runs of git, not fifty.
/// </summary>
/// <param name="settings">The store that the pass works for.</param>
/// <param name="repositories">Where the repository comes from.</param>
/// <param name="afterPowerLoss">Whether a power loss may have left temporary files that no marker tells of.</param>
internal sealed class ProjectionPass(ProjectionSettings settings, RepositorySource repositories, bool afterPowerLoss)
{
    // Bounds on what one batch holds in memory and on how long the others wait for a sign of life; a backlog of any length is worked off batch by
    // batch. Each commit writes the whole list of a folder's files anew, so with small batches 100,000 files in one folder take hours of it.
    private const int BatchEntries = 4096;
    private const long BatchBytes = 16 << 20;

    private static readonly Dictionary<string, string> NothingBlocked = [];

    private readonly Dictionary<string, string> _pathProblems = new(StringComparer.Ordinal);
    private readonly PassTelemetry _telemetry = new(settings);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private GitRepository? _repository;
    private GitHead? _head;
    private string? _problem;
    private bool _isSwept = true;

    /// <summary>Whether nothing is left to project.</summary>
    public static bool IsEmpty(ProjectionSettings settings) =>
        !settings.Database.Read(settings.UseGit, static (session, useGit) => Outbox.HasPending(session, useGit));

    /// <summary>Works off the outbox until it is empty or nothing moves any more.</summary>
    /// <param name="onBegin">Told once, when the waiting is over: what is queued before that is in this pass.</param>
    /// <param name="takeCallers">Gives the spans of those who asked for it.</param>
    /// <param name="stopWaiting">Stops the waiting for the lock. What has begun is carried out.</param>
    public async Task<PassOutcome> RunAsync(Action onBegin, Func<IReadOnlyList<ActivityContext>> takeCallers, CancellationToken stopWaiting)
    {
        // Repository before Database (the order of DESIGN 5): the marks below take the database's gate while this is held.
        // A free lock is taken even when nobody waits any more: a killed process may have left its marker.
        using LockHandle repositoryLock = settings.RepositoryLock.TryAcquire()
            ?? await settings.RepositoryLock.AcquireAsync(settings.LockTimeout, stopWaiting).ConfigureAwait(false);
        onBegin();
        IReadOnlyList<ActivityContext> callers = takeCallers();
        // Whoever held the lock while this one waited has projected for it too.
        if (IsEmpty(settings))
        {
            // Killed when everything was done but this.
            if (PassMarker.RemoveStale(settings.EngineFolder))
                _telemetry.Recovered();
            return PassOutcome.Clean;
        }

        await _telemetry.RunAsync(callers, () => ProjectAsync(repositoryLock, CancellationToken.None), () => _problem, _pathProblems)
            .ConfigureAwait(false);
        return new PassOutcome(_problem, _pathProblems);
    }

    private async Task ProjectAsync(LockHandle repositoryLock, CancellationToken cancellationToken)
    {
        // Others wait while this pass works for them too: as long as it gets on, none of them gives up.
        using var progress = new ProgressBeat(repositoryLock);
        Fence fence = await Fence.RaiseAsync(settings.Database, repositoryLock, cancellationToken).ConfigureAwait(false);
        var marker = PassMarker.Begin(settings.EngineFolder, Recover);
        var files = new FileProjector(settings.Root, settings.Disk, fence, settings.OnStep, settings.Reserve.GiveUp) { DoubtNames = marker.Stood };
        if (afterPowerLoss && !marker.Stood)
            SweepTemporaries();
        settings.OnStep?.Invoke(ProjectionStep.MarkerSet);
        await OpenRepositoryAsync(fence, cancellationToken).ConfigureAwait(false);
        // What was written earlier first: a newer content of a file must never be committed below an older one.
        while (_repository is not null && Read(OutboxState.Written, NothingBlocked) is { Count: > 0 } earlier)
        {
            await TryCommitAsync(earlier, fence, cancellationToken).ConfigureAwait(false);
            progress.Step();
        }

        while (await RunBatchAsync(files, progress, fence, cancellationToken).ConfigureAwait(false))
            progress.Step();

        await EnterIndexAsync(fence, cancellationToken).ConfigureAwait(false);
        settings.OnStep?.Invoke(ProjectionStep.PassDone);
        // The marker of a later pass is not ours to remove.
        fence.Check();
        // What could not be swept is swept by the next pass: the marker makes it look, and the path that is still queued shows it where.
        if (_isSwept && !files.HasLeftOver)
            marker.Remove();
    }

    private async Task<bool> RunBatchAsync(FileProjector files, ProgressBeat progress, Fence fence, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxEntry> queued = Read(OutboxState.Queued, _pathProblems);
        if (queued.Count == 0)
            return false;

        FileProjectionResult result = _telemetry.Write(files, queued);
        settings.OnStep?.Invoke(ProjectionStep.FilesPublished);
        progress.Step();
        foreach ((string path, string problem) in result.Problems)
            _pathProblems[path] = problem;
        foreach (string path in result.ConflictPaths)
            await KeepBothAsync(path, fence, cancellationToken).ConfigureAwait(false);

        // Committing notes the entries as written in the same transaction as the plan: one sync less for each batch.
        if (result.Written.Count > 0 && !await TryCommitAsync(result.Written, fence, cancellationToken).ConfigureAwait(false))
            await MarkWrittenAsync(result.Written, fence, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Lets the person's file be the document. What fails here concerns this path alone, and holds up no other.</summary>
    private async Task KeepBothAsync(string path, Fence fence, CancellationToken cancellationToken)
    {
        try
        {
            byte[]? edit = await settings.Database.WriteAsync(
                transaction =>
                {
                    fence.Check(transaction);
                    return new StoreTransaction(settings.Paths, transaction, settings.Clock, settings.OnConflict).TakeInEdit(path);
                },
                cancellationToken).ConfigureAwait(false);
            // The edit was taken in or undone by somebody else meanwhile: the next look will tell, but it must not go on for ever.
            if (edit is not null)
                _telemetry.KeptBoth(path);
            else if (!_settled.Add(path))
                _pathProblems[path] = $"{path} changes again and again while it is being written. It is left as it is.";
        }
        catch (Exception exception) when (exception is not
            (OperationCanceledException or DurabilityLostException or StoreException { Fault: StoreFault.Lock }))
        {
            _pathProblems[path] = $"{path} was changed by hand, and keeping both contents failed: {exception.Message}";
        }
    }

    private Task<bool> MarkWrittenAsync(IReadOnlyList<OutboxEntry> entries, Fence fence, CancellationToken cancellationToken)
    {
        // A store that never had git is finished here; one whose git is missing, or is not used at the moment, commits later.
        bool commitsLater = settings.UseGit || settings.Database.Read(0, static (session, _) => EngineMeta.HasHadRepository(session));
        return settings.Database.WriteAsync(
            transaction =>
            {
                fence.Check(transaction);
                OutboxState state = commitsLater ? OutboxState.Written : OutboxState.Done;
                Outbox.Mark(transaction, entries.Select(entry => (entry, (string?)null)), state);
                return true;
            },
            cancellationToken);
    }

    private async Task OpenRepositoryAsync(Fence fence, CancellationToken cancellationToken)
    {
        if (!settings.UseGit)
            return;

        try
        {
            (GitRepository repository, GitHead? head) = await repositories.OpenAsync(cancellationToken).ConfigureAwait(false);
            // Under the repository lock: whoever left one of ours is dead. But those of a later pass are alive.
            fence.Check();
            await repository.ReleaseLeftLocksAsync().ConfigureAwait(false);
            _repository = repository;
            _head = head;
        }
        catch (StoreException exception) when (exception is not (DurabilityLostException or FencedException))
        {
            // The files can still be written; the commits wait for git.
            DoWithoutGit(exception);
        }
    }

    private async Task<bool> TryCommitAsync(IReadOnlyList<OutboxEntry> entries, Fence fence, CancellationToken cancellationToken)
    {
        if (_repository is null)
            return false;

        // For the first batch: what was read when the repository was opened.
        GitHead? head = _head;
        _head = null;
        try
        {
            await settings.Git.CommitAsync(_repository, head, entries, fence, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StoreException exception) when (exception is not (DurabilityLostException or FencedException))
        {
            DoWithoutGit(exception);
            return false;
        }
    }

    private async Task EnterIndexAsync(Fence fence, CancellationToken cancellationToken)
    {
        if (_repository is null)
            return;

        try
        {
            await settings.Git.EnterIndexAsync(_repository, fence, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception is not (DurabilityLostException or FencedException))
        {
            DoWithoutGit(exception);
        }
    }

    private void DoWithoutGit(StoreException exception)
    {
        if (SpaceReserve.IsFull(exception))
            settings.Reserve.GiveUp();
        _problem ??= exception.Message;
        _repository = null;
        repositories.Forget();
    }

    /// <summary>The marker of a holder that was killed, or failed, stands.</summary>
    private void Recover()
    {
        _telemetry.Recovered();
        using Activity? span = EngineActivities.Start(EngineActivities.Recovery, settings.Store);
        SweepTemporaries();
    }

    private void SweepTemporaries()
    {
        IReadOnlyList<string> queued = settings.Database.Read(0, static (session, _) => Outbox.ReadQueuedPaths(session));
        foreach (IGrouping<string?, string> folder in queued.GroupBy(path => Path.GetDirectoryName(settings.Paths.Full(path))))
        {
            try
            {
                // A folder that has become a link since leads out of the store: nothing is swept there.
                SafePath.RefuseLinks(settings.Root, folder.First());
                TemporarySweep.Sweep(folder.Key!, recursive: false);
            }
            catch (StoreException exception) when (exception is not DurabilityLostException)
            {
                _pathProblems.TryAdd(folder.First(), exception.Message);
                _isSwept = false;
            }
        }
    }

    private IReadOnlyList<OutboxEntry> Read(OutboxState state, Dictionary<string, string> blocked) =>
        settings.Database.Read((state, blocked), static (session, query) =>
            Outbox.ReadPending(session, query.state, BatchEntries, BatchBytes, query.blocked));
}
