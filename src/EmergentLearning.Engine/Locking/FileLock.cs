using System.Diagnostics.CodeAnalysis;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using EmergentLearning.Engine.Locking.Order;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Locking;

/// <summary>
/// A lock between processes, and between the flows of this one. The kernel holds it and frees it when its process dies, so no lock is
/// ever judged stale and none has to be removed by hand. The lock file is created when absent and never deleted.
/// Acquirers of one object are served first come, first served; processes take turns. All members are thread-safe.
/// Every acquisition is checked against the order of <see cref="LockClass"/> for the flow that asks; work started while a lock is
/// held counts as holding it. An async method that only wraps <see cref="AcquireAsync"/> hides the lock from that check.
/// </summary>
public sealed class FileLock : IDisposable
{
    private enum Phase
    {
        Free,
        Waiting,
        Held,
    }

    [SuppressMessage("LockOrder", "ELE1011", Justification = OrderedLock.Innermost)]
    private readonly OrderedLock _gate = new(typeof(FileLock), nameof(_gate));
    private readonly LinkedList<LockWaiter> _queue = new();
    private readonly ILockFile _file;
    private readonly string _path;
    private readonly LockNode _node;
    private readonly TimeProvider _time;
    private readonly WaitingThread _thread;
    private Phase _phase;
    private DateTime _heldSince;
    private int _step;
    private bool _disposed;

    /// <summary>Opens the lock file, creating it when absent. Takes no lock yet.</summary>
    /// <param name="path">The lock file. Its folder must exist, on a local file system.</param>
    /// <param name="lockClass">Its place in the order of locks.</param>
    /// <exception cref="StoreException">The file cannot be opened, or is a link or no regular file.</exception>
    public FileLock(string path, LockClass lockClass)
        : this(path, lockClass, TimeProvider.System)
    {
    }

    /// <param name="path">The lock file.</param>
    /// <param name="lockClass">Its place in the order of locks.</param>
    /// <param name="time">What <see cref="AcquireAsync"/> measures its patience by.</param>
    /// <param name="startThread">How to start the thread that waits.</param>
    internal FileLock(string path, LockClass lockClass, TimeProvider time, Action<Thread>? startThread = null)
    {
        _path = Path.GetFullPath(path);
        LockClass = lockClass;
        _node = LockOrderChecker.Process.Node(EngineLocks.NameOf(lockClass));
        _time = time;
        _thread = new WaitingThread("file lock", WaitInKernel, startThread);
        _file = LockFiles.Open(_path);
        Telemetry = new LockTelemetry(_path, _node.Name);
    }

    /// <summary>Its class.</summary>
    internal LockClass LockClass { get; }

    /// <summary>What the lock tells of itself.</summary>
    internal LockTelemetry Telemetry { get; }

    /// <summary>Takes the lock, waiting in turn.</summary>
    /// <param name="timeout">
    /// How long to wait while one holder keeps the lock and tells of no progress; each time it changes hands the time begins anew.
    /// <see cref="Timeout.InfiniteTimeSpan"/> for ever.
    /// </param>
    /// <param name="ct">Leaves the queue.</param>
    /// <exception cref="StoreBusyException">Not obtained in time; the message names the holder.</exception>
    /// <exception cref="StoreException">The operating system cannot lock the file, or gives no thread that could wait for it.</exception>
    /// <exception cref="LockOrderException">Asked for in the wrong order.</exception>
    [AcquiresLock]
    public Task<LockHandle> AcquireAsync(TimeSpan timeout, CancellationToken ct)
    {
        // Not async: the entry in the flow must be seen by the caller.
        HeldLock held = Enter(isTry: false);
        return AwaitTurnAsync(held, timeout, ct);
    }

    /// <summary>As <see cref="AcquireAsync"/>, blocking the thread.</summary>
    /// <inheritdoc cref="AcquireAsync" path="/param | /exception"/>
    [AcquiresLock]
    public LockHandle Acquire(TimeSpan timeout, CancellationToken ct = default)
    {
        LockWaiter waiter = Enqueue(Enter(isTry: false), ct);
        try
        {
            for (string? holder = LockHolder.Find(_file); ;)
            {
                if (waiter.Task.Wait(timeout, ct))
                    return waiter.Task.Result;
                if (!HasMoved(ref holder))
                    return GiveUp(waiter, timeout);
                Telemetry.StillWaiting(waiter.Held.AskedAt, LockHolder.Describe(holder));
            }
        }
        catch (OperationCanceledException)
        {
            Abandon(waiter);
            throw;
        }
        catch (AggregateException failure) when (failure.InnerException is StoreException or ObjectDisposedException)
        {
            return waiter.Task.GetAwaiter().GetResult();
        }
    }

    /// <summary>Takes the lock if that needs no waiting, else returns <see langword="null"/>.</summary>
    /// <exception cref="LockOrderException">Asked for in the wrong order.</exception>
    [AcquiresLock(MayFail = true)]
    public LockHandle? TryAcquire()
    {
        HeldLock held = Enter(isTry: true);
        LockHandle? handle = null;
        try
        {
            using (_gate.EnterScope())
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                if (_phase == Phase.Free && TryTakeLocked())
                    handle = new LockHandle(this, held);
            }
        }
        finally
        {
            if (handle is null)
                held.State = HeldLockState.Over;
        }

        return handle;
    }

    /// <summary>
    /// Proves that locks exclude on this mount: while one descriptor holds the lock, a second must be refused. Waits for nobody:
    /// when the lock is held already, that refusal is the proof.
    /// </summary>
    /// <param name="path">A lock file, created when absent.</param>
    /// <exception cref="StoreException">Locks do nothing here.</exception>
    public static void SelfTest(string path) => LockFiles.SelfTest(Path.GetFullPath(path));

    /// <summary>
    /// Refuses everybody who waits and closes the file, which releases a lock still held. A kernel wait that is under way ends on its
    /// own background thread.
    /// </summary>
    public void Dispose()
    {
        using (_gate.EnterScope())
        {
            if (_disposed)
                return;

            _disposed = true;
            FailAllLocked(new ObjectDisposedException(nameof(FileLock), $"The lock '{_path}' was disposed while somebody waited for it."));
            if (_phase != Phase.Waiting)
                _file.Dispose();
            _thread.Dispose();
        }
    }

    /// <summary>Changes the note of the holder, which is how those who wait learn of it.</summary>
    internal void ReportProgress()
    {
        using (_gate.EnterScope())
        {
            if (!_disposed && _phase == Phase.Held)
                _file.WriteHolder(LockHolder.Describe(_heldSince, ++_step));
        }
    }

    /// <summary>Whether the file that is locked is the one that the path names now.</summary>
    internal bool IsInPlace()
    {
        using (_gate.EnterScope())
            return !_disposed && _phase == Phase.Held && _file.IsInPlace();
    }

    /// <summary>Gives the lock back and serves the next in the queue.</summary>
    internal void Release()
    {
        using (_gate.EnterScope())
        {
            if (_disposed)
                return;

            _phase = Phase.Free;
            _file.Unlock();
            // The kernel lock is given up even when somebody of this process waits: otherwise a busy process would starve the others.
            if (_queue.Count > 0)
                PursueLocked();
        }
    }

    private HeldLock Enter(bool isTry) => HeldLocks.EnterFile(new FileLockOrder(_node, _path, Telemetry.Logger), isTry);

    private async Task<LockHandle> AwaitTurnAsync(HeldLock held, TimeSpan timeout, CancellationToken ct)
    {
        LockWaiter waiter = Enqueue(held, ct);
        for (string? holder = LockHolder.Find(_file); ;)
        {
            try
            {
                return await waiter.Task.WaitAsync(timeout, _time, ct).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                if (!HasMoved(ref holder))
                    return GiveUp(waiter, timeout);
                Telemetry.StillWaiting(waiter.Held.AskedAt, LockHolder.Describe(holder));
            }
            catch (OperationCanceledException)
            {
                Abandon(waiter);
                throw;
            }
        }
    }

    /// <summary>
    /// Whether the lock changed hands, or its holder told of progress, since the last look. While that goes on, the queue moves and a waiter's turn comes: nobody gives up only
    /// because many wait (P2). The note decides nothing else; nobody's lock is ever ended by it.
    /// </summary>
    private bool HasMoved(ref string? holder)
    {
        string? before = holder;
        holder = LockHolder.Find(_file);
        return holder != before;
    }

    private LockWaiter Enqueue(HeldLock held, CancellationToken ct)
    {
        try
        {
            ct.ThrowIfCancellationRequested();
            using (_gate.EnterScope())
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                var waiter = new LockWaiter(held);
                _queue.AddLast(waiter);
                if (_phase == Phase.Free)
                    PursueLocked();
                return waiter;
            }
        }
        catch
        {
            held.State = HeldLockState.Over;
            throw;
        }
    }

    /// <summary>Takes the lock for the first in the queue now, or has the thread wait for it.</summary>
    private void PursueLocked()
    {
        try
        {
            if (TryTakeLocked())
            {
                GrantLocked();
                return;
            }

            _thread.EnsureStarted();
        }
        catch (StoreException failure)
        {
            FailAllLocked(failure);
            return;
        }

        _phase = Phase.Waiting;
        _thread.Wake();
    }

    private bool TryTakeLocked()
    {
        if (!_file.TryLock())
            return false;

        NoteHolder();
        return true;
    }

    private void NoteHolder()
    {
        _phase = Phase.Held;
        _heldSince = DateTime.UtcNow;
        _step = 0;
        _file.WriteHolder(LockHolder.Describe(_heldSince, _step));
    }

    private void GrantLocked()
    {
        LockWaiter next = _queue.First!.Value;
        _queue.RemoveFirst();
        next.Grant(new LockHandle(this, next.Held));
    }

    private void WaitInKernel()
    {
        while (true)
        {
            _thread.Sleep();
            StoreException? failure = null;
            bool closing;
            using (_gate.EnterScope())
                closing = _disposed && _phase != Phase.Waiting;
            if (closing)
                return;

            try
            {
                _file.Lock();
            }
            catch (StoreException e)
            {
                failure = e;
            }

            using (_gate.EnterScope())
            {
                FinishWaitLocked(failure);
                if (_disposed)
                    return;
            }
        }
    }

    private void FinishWaitLocked(StoreException? failure)
    {
        _phase = Phase.Free;
        if (_disposed)
        {
            _file.Dispose();
        }
        else if (failure is not null)
        {
            FailAllLocked(failure);
        }
        else if (_queue.Count == 0)
        {
            // Everybody gave up meanwhile.
            _file.Unlock();
        }
        else
        {
            NoteHolder();
            GrantLocked();
        }
    }

    private void FailAllLocked(Exception error)
    {
        foreach (LockWaiter waiter in _queue)
            waiter.Fail(error);
        _queue.Clear();
    }

    private bool Leave(LockWaiter waiter)
    {
        using (_gate.EnterScope())
            return _queue.Remove(waiter);
    }

    /// <summary>Ends a wait that took too long, unless the lock was granted in the same moment.</summary>
    private LockHandle GiveUp(LockWaiter waiter, TimeSpan timeout)
    {
        if (!Leave(waiter))
            return waiter.Task.GetAwaiter().GetResult();

        waiter.Held.State = HeldLockState.Over;
        string? holder = LockHolder.Find(_file);
        Telemetry.GaveUp(waiter.Held.AskedAt, LockHolder.Describe(holder));
        throw new StoreBusyException(
            $"The lock '{_path}' was not obtained within {timeout.TotalSeconds:0.###} s: it is {LockHolder.Describe(holder)}. " +
            "Wait for that process or end it, then try again; the lock is freed when it ends, so never delete the file.",
            holder);
    }

    private void Abandon(LockWaiter waiter)
    {
        if (Leave(waiter))
            waiter.Held.State = HeldLockState.Over;
        else if (waiter.Task.IsCompletedSuccessfully)
            waiter.Task.Result.Dispose();
    }
}
