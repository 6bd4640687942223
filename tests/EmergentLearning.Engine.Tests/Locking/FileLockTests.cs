using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Tests.Locking;

public sealed class FileLockTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    private readonly LockFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private FileLock Open() => new(_folder.LockPath, LockClass.Repository);

    /// <summary>Acquires in a flow of its own, as another caller would.</summary>
    private static Task<LockHandle> InOwnFlow(FileLock l, TimeSpan timeout, CancellationToken ct = default)
    {
        using AsyncFlowControl _ = ExecutionContext.SuppressFlow();
        return Task.Run(() => l.AcquireAsync(timeout, ct), CancellationToken.None);
    }

    /// <summary>Tries in a flow of its own: within one flow a second lock of the same class is out of order.</summary>
    private static LockHandle? Try(FileLock l) => new OwnFlow<LockHandle?>(() => Task.FromResult(l.TryAcquire())).Result.Result;

    [Fact]
    public void Two_objects_of_one_path_exclude_each_other_and_the_file_stays()
    {
        using FileLock first = Open(), second = Open();
        LockHandle held = Try(first)!;
        Assert.NotNull(held);
        Assert.Null(Try(second));
        Assert.Null(Try(first));
        held.Dispose();
        using LockHandle next = Try(second)!;
        Assert.NotNull(next);
        Assert.True(File.Exists(_folder.LockPath));
    }

    [Fact]
    public async Task A_timeout_names_the_holder_and_gives_the_lock_fault()
    {
        using FileLock first = Open(), second = Open();
        using LockHandle held = await InOwnFlow(first, Long);
        StoreBusyException late = await Assert.ThrowsAsync<StoreBusyException>(() => InOwnFlow(second, Short));
        Assert.Equal(StoreFault.Lock, late.Fault);
        Assert.StartsWith($"process {Environment.ProcessId} (", late.Holder, StringComparison.Ordinal);
        Assert.Contains($"host {Environment.MachineName}", late.Holder, StringComparison.Ordinal);
        Assert.Contains($"held by process {Environment.ProcessId} (", late.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.LockPath, late.Message, StringComparison.Ordinal);
        StoreBusyException lateToo = Assert.Throws<StoreBusyException>(() => second.Acquire(Short));
        Assert.Equal(late.Holder, lateToo.Holder);
    }

    [Fact]
    public async Task Whoever_would_need_a_thread_that_the_system_refuses_is_told_and_the_next_one_asks_for_it_again()
    {
        int asked = 0;
        using FileLock first = Open();
        using var second = new FileLock(_folder.LockPath, LockClass.Repository, TimeProvider.System, RefuseFirst);
        LockHandle held = await InOwnFlow(first, Long);
        StoreException told = await Assert.ThrowsAsync<StoreException>(() => InOwnFlow(second, Long));
        Assert.Equal(StoreFault.Dependency, told.Fault);
        Assert.Contains("'file lock'", told.Message, StringComparison.Ordinal);

        Task<LockHandle> next = InOwnFlow(second, Long);
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref asked) == 2, Long));
        held.Dispose();
        (await next).Dispose();

        void RefuseFirst(Thread thread)
        {
            // A kind of what .NET says when the system refuses a thread.
            if (Interlocked.Increment(ref asked) == 1)
                throw new InsufficientMemoryException();
            thread.UnsafeStart();
        }
    }

    [Fact]
    public async Task A_cancelled_acquirer_leaves_and_the_next_one_adopts_its_kernel_wait()
    {
        using FileLock first = Open(), second = Open();
        LockHandle held = await InOwnFlow(first, Long);
        using var cancel = new CancellationTokenSource();
        Task<LockHandle> gone = InOwnFlow(second, Long, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Task<LockHandle> next = InOwnFlow(second, Long);
        held.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task An_abandoned_kernel_wait_gives_the_lock_back_at_once()
    {
        using FileLock first = Open(), second = Open(), third = Open();
        LockHandle held = await InOwnFlow(first, Long);
        await Assert.ThrowsAsync<StoreBusyException>(() => InOwnFlow(second, Short));
        held.Dispose();
        (await InOwnFlow(third, Long)).Dispose();
        (await InOwnFlow(second, Long)).Dispose();
    }

    [Fact]
    public async Task Acquirers_of_one_object_are_served_in_order()
    {
        using FileLock only = Open();
        LockHandle held = await InOwnFlow(only, Long);
        var served = new List<int>();
        var waiting = new List<Task>();
        for (int i = 0; i < 20; i++)
        {
            int number = i;
            using (ExecutionContext.SuppressFlow())
            {
                // The call itself enters the queue; only what follows is asynchronous.
                Task<LockHandle> turn = new OwnFlow<LockHandle>(() => only.AcquireAsync(Long, CancellationToken.None)).Result;
                waiting.Add(Serve(turn, number));
            }
        }

        held.Dispose();
        await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(0, 20), served);

        async Task Serve(Task<LockHandle> turn, int number)
        {
            using LockHandle handle = await turn;
            served.Add(number);
        }
    }

    [Fact]
    public async Task A_crowd_over_several_objects_never_holds_it_twice()
    {
        FileLock[] locks = [Open(), Open(), Open(), Open()];
        int inside = 0, most = 0, count = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            using LockHandle handle = await locks[i % 4].AcquireAsync(Long, CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            count++;
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));
        Assert.Equal((1, 200), (most, count));
        foreach (FileLock l in locks)
            l.Dispose();
    }

    [Fact]
    public void A_replaced_lock_file_is_noticed_and_the_new_one_locked()
    {
        using FileLock first = Open();
        File.Delete(_folder.LockPath);
        using FileLock second = Open();
        using LockHandle held = Try(second)!;
        Assert.NotNull(held);
        Assert.Null(Try(first));
    }

    [Fact]
    public void A_deleted_lock_file_is_created_again()
    {
        using FileLock first = Open();
        File.Delete(_folder.LockPath);
        using LockHandle held = Try(first)!;
        Assert.NotNull(held);
        Assert.True(File.Exists(_folder.LockPath));
    }

    [Fact]
    public void A_symbolic_link_is_refused()
    {
        File.CreateSymbolicLink(_folder.LockPath, Path.Combine(_folder.Root, "elsewhere"));
        StoreException refused = Assert.Throws<StoreException>(Open);
        Assert.Equal(StoreFault.Security, refused.Fault);
        Assert.False(File.Exists(Path.Combine(_folder.Root, "elsewhere")));
    }

    [Fact]
    public async Task Disposing_refuses_who_waits_and_releases_who_holds()
    {
        FileLock first = Open();
        await InOwnFlow(first, Long);
        Task<LockHandle> waiting = new OwnFlow<LockHandle>(() => first.AcquireAsync(Long, CancellationToken.None)).Result;
        first.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        using FileLock second = Open();
        (await InOwnFlow(second, Long)).Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.TryAcquire());
    }

    [Fact]
    public void A_handle_releases_only_once()
    {
        using FileLock first = Open(), second = Open();
        LockHandle old = Try(first)!;
        old.Dispose();
        using LockHandle current = Try(first)!;
        old.Dispose();
        Assert.NotNull(current);
        Assert.Null(Try(second));
    }

    [Fact]
    public void The_self_test_passes_here_whether_the_lock_is_free_or_held()
    {
        FileLock.SelfTest(_folder.LockPath);
        using FileLock first = Open();
        using LockHandle held = Try(first)!;
        FileLock.SelfTest(_folder.LockPath);
    }
}
