using System.Diagnostics.CodeAnalysis;
using EmergentLearning.Engine.Locking.Order;
using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// Runs projection passes in the background, one at a time; requests that arrive during a pass share the next one. Thread-safe.
/// </summary>
internal sealed class Projector : IAsyncDisposable
{
    // How long one who waits for another process's pass waits before looking again: longer each time, because fifty that look take the
    // processor from the one that works.
    private static readonly TimeSpan FirstLookAgain = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestLookAgain = TimeSpan.FromMilliseconds(200);

    private readonly ProjectionSettings _settings;
    [SuppressMessage("LockOrder", "ELE1011", Justification = OrderedLock.Innermost)]
    private readonly OrderedLock _gate = new(typeof(Projector), nameof(_gate));
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly RepositorySource _repositories;
    private readonly Task _loop;
    private readonly CancellationTokenSource _stopWaiting = new();
    private TaskCompletionSource<PassOutcome>? _next;
    private Task<PassOutcome> _current = Task.FromResult(PassOutcome.Clean);
    private List<ActivityContext> _callers = [];
    private bool _hasBegun = true;
    private bool _isClosing;
    private bool _afterPowerLoss;

    public Projector(ProjectionSettings settings)
    {
        _settings = settings;
        _afterPowerLoss = settings.WasPending;
        _repositories = new RepositorySource(settings.Root);
        // Locks that the opener's flow holds are not held by the passes.
        using (ExecutionContext.SuppressFlow())
            _loop = Task.Run(RunAsync);
    }

    /// <summary>Asks for a pass that begins after this call; one that still waits for its lock is such a pass.</summary>
    public Task<PassOutcome> RequestPass()
    {
        ActivityContext caller = EngineActivities.Caller();
        using (_gate.EnterScope())
        {
            // Bounded: while the lock is not to be had, any number of writes may ask.
            if (caller != default && _callers.Count < EngineActivities.MostLinks)
                _callers.Add(caller);
            if (_isClosing || (_next is null && !_hasBegun))
                return _current;
            if (_next is null)
            {
                _next = new TaskCompletionSource<PassOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
                _wake.Release();
            }

            return _next.Task;
        }
    }

    /// <summary>Waits until an entry has reached a level, or a whole pass could not bring it there.</summary>
    public async Task<ProjectionState> ProjectAsync(long sequence, Acknowledgement level, CancellationToken cancellationToken)
    {
        ProjectionState state = Find(sequence);
        if (state.Level >= level)
            return state;

        Task<PassOutcome> pass = RequestPass();
        // While the pass waits for other processes' passes, one of them may do this entry's work as well.
        for (TimeSpan wait = FirstLookAgain; await IsPendingAsync(pass, wait, cancellationToken).ConfigureAwait(false); wait = Longer(wait))
        {
            if (IsWaitingForLock && (state = Find(sequence)).Level >= level)
                return state;
        }

        PassOutcome outcome = await pass.WaitAsync(cancellationToken).ConfigureAwait(false);
        state = Find(sequence);
        return state.Level >= level ? state : state with { Problem = outcome.ProblemOf(state.Path) ?? WithoutGit() };
    }

    /// <summary>After a short wait, whether a pass has not ended.</summary>
    private static async Task<bool> IsPendingAsync(Task<PassOutcome> pass, TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.WhenAny(pass, Task.Delay(wait, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return !pass.IsCompleted;
    }

    /// <summary>The first of some entries, all of one transaction, that has not reached a level; the last when all have.</summary>
    public async Task<ProjectionState> ProjectAsync(long first, long last, Acknowledgement level, CancellationToken cancellationToken)
    {
        ProjectionState state = await ProjectAsync(last, level, cancellationToken).ConfigureAwait(false);
        OutboxState needed = level == Acknowledgement.Committed ? OutboxState.Committed : OutboxState.Written;
        long laggard = first == last ? last : _settings.Database.Read(
            (first, last, needed), static (session, range) => Outbox.FindLaggard(session, range.first, range.last, range.needed));
        return laggard == last ? state : await ProjectAsync(laggard, level, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where an entry stands.</summary>
    public ProjectionState? TryFind(long sequence) =>
        _settings.Database.Read(sequence, static (session, number) => Outbox.Find(session, number));

    /// <summary>Finishes the pass under way and the one asked for, then stops. With nothing left to do it waits for no lock.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<PassOutcome> last;
        using (_gate.EnterScope())
            last = _next?.Task ?? _current;
        for (TimeSpan wait = FirstLookAgain; !last.IsCompleted; wait = Longer(wait))
        {
            if (ProjectionPass.IsEmpty(_settings))
                await _stopWaiting.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(last, Task.Delay(wait)).ConfigureAwait(false);
        }

        Close();
        await _loop.ConfigureAwait(false);
        _stopWaiting.Dispose();
        _wake.Dispose();
    }

    private bool IsClosing
    {
        get
        {
            using (_gate.EnterScope())
                return _isClosing;
        }
    }

    private bool IsWaitingForLock
    {
        get
        {
            using (_gate.EnterScope())
                return !_hasBegun;
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < LongestLookAgain ? wait * 2 : LongestLookAgain;

    private ProjectionState Find(long sequence) => TryFind(sequence)
        ?? throw new ArgumentOutOfRangeException(nameof(sequence), sequence, "No document change has that number.");

    private string? WithoutGit() =>
        _settings.UseGit ? null : "The store is open without git, so nothing is committed. Open it with git to commit.";

    /// <summary>
    /// Ends the loop, after the pass that is asked for. By a wake with nothing to do and not by cancelling: an exception that is thrown for
    /// the first time takes a process as long as some commands do.
    /// </summary>
    private void Close()
    {
        using (_gate.EnterScope())
        {
            _isClosing = true;
            // With a pass asked for, the loop is awake.
            if (_next is null)
                _wake.Release();
        }
    }

    private async Task RunAsync()
    {
        do
        {
            await _wake.WaitAsync().ConfigureAwait(false);
            if (TakeRequest() is { } request)
                await RunPassAsync(request).ConfigureAwait(false);
        }
        while (!IsClosing);
    }

    private TaskCompletionSource<PassOutcome>? TakeRequest()
    {
        using (_gate.EnterScope())
        {
            if (_next is not { } request)
                return null;

            _current = request.Task;
            _hasBegun = false;
            _next = null;
            return request;
        }
    }

    private async Task RunPassAsync(TaskCompletionSource<PassOutcome> request)
    {
        try
        {
            request.SetResult(await RunWithReserveAsync().ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // Closing, and others have done all there was to do.
            request.SetResult(PassOutcome.Clean);
        }
        catch (DurabilityLostException exception)
        {
            // The pass has marked nothing of what failed, and left its marker. Nothing more is written, of rows neither, until the store is
            // opened again; then the names of this pass are made anew.
            _settings.Durability.Lose(exception);
            _settings.Faults.Tell(exception);
            request.SetResult(new PassOutcome(exception.Message, new Dictionary<string, string>()));
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            // What is queued stays queued, in the database; the reason goes to whoever waits.
            _settings.Logger.ProjectionProblem(_settings.Root, exception.Message);
            _settings.Faults.Tell(exception);
            string advice = exception is StoreException ? "" : " Check the disk's space and the permissions of the store's folder.";
            request.SetResult(new PassOutcome(exception.Message + advice, new Dictionary<string, string>()));
        }
#pragma warning disable CA1031 // A defect must reach the waiters, not end the loop unseen.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            request.SetException(exception);
        }
        finally
        {
            NoteBegin();
        }
    }

    /// <summary>A pass; when it met a full disk and there was room in reserve, another one with that.</summary>
    private async Task<PassOutcome> RunWithReserveAsync()
    {
        _settings.Durability.ThrowIfLost();
        long givenUp = _settings.Reserve.TimesGivenUp;
        PassOutcome? outcome = null;
        try
        {
            outcome = await RunOnceAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (SpaceReserve.IsFull(exception))
        {
            _settings.Reserve.GiveUp();
            if (_settings.Reserve.TimesGivenUp == givenUp)
                throw;
        }

        return outcome is not null && _settings.Reserve.TimesGivenUp == givenUp
            ? outcome
            : await RunOnceAsync().ConfigureAwait(false);
    }

    private async Task<PassOutcome> RunOnceAsync()
    {
        var pass = new ProjectionPass(_settings, _repositories, _afterPowerLoss);
        PassOutcome outcome = await pass.RunAsync(NoteBegin, TakeCallers, _stopWaiting.Token).ConfigureAwait(false);
        // What the first pass that got through has not found is not there.
        _afterPowerLoss = false;
        return outcome;
    }

    /// <summary>Those who asked for the pass that has begun; whoever asks from now on asks for the next one.</summary>
    private IReadOnlyList<ActivityContext> TakeCallers()
    {
        using (_gate.EnterScope())
        {
            List<ActivityContext> callers = _callers;
            _callers = [];
            return callers;
        }
    }

    private void NoteBegin()
    {
        using (_gate.EnterScope())
            _hasBegun = true;
    }
}
