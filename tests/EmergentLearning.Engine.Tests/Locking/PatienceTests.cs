using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>P2: nobody gives up because many wait, or because the holder has much to do for all of them.</summary>
public sealed class PatienceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-patience-").FullName;
    private readonly ManualPatience _time = new();

    private string LockPath => Path.Combine(_folder, "lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_waiter_stays_while_the_holder_tells_of_progress()
    {
        using var holder = new FileLock(LockPath, LockClass.Repository);
        using var waiter = new FileLock(LockPath, LockClass.Repository, _time);
        LockHandle held = await TakeAsync(holder);

        Task<LockHandle> waiting = WaitAsync(waiter);
        for (int step = 0; step < 5; step++)
        {
            await Task.WhenAny(_time.ArmedAsync(), waiting);
            Assert.False(waiting.IsCompleted, "the waiter gave up, or got a lock that was held");
            held.ReportProgress();
            _time.RunOut();
        }

        held.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task A_waiter_stays_while_the_lock_changes_hands()
    {
        using var waiter = new FileLock(LockPath, LockClass.Repository, _time);
        using var others = new FileLock(LockPath, LockClass.Repository);
        LockHandle held = await TakeAsync(others);
        List<Task<LockHandle>> queue = [.. Enumerable.Range(0, 4).Select(_ => TakeAsync(others))];
        Task<LockHandle> last = WaitAsync(waiter);
        while (queue.Count > 0)
        {
            await Task.WhenAny(_time.ArmedAsync(), last);
            // The note in the file tells holders apart to the millisecond.
            await Task.Delay(TimeSpan.FromMilliseconds(2));
            held.Dispose();
            Task<LockHandle> next = await Task.WhenAny([.. queue, last]);
            // The kernel may serve the waiter before the others have had their turns.
            if (next == last)
                break;

            queue.Remove(next);
            held = await next;
            _time.RunOut();
        }

        held.Dispose();
        (await last).Dispose();
        foreach (Task<LockHandle> rest in queue)
            (await rest).Dispose();
    }

    [Fact]
    public async Task A_waiter_gives_up_on_a_holder_that_says_nothing()
    {
        using var holder = new FileLock(LockPath, LockClass.Repository);
        using var waiter = new FileLock(LockPath, LockClass.Repository, _time);
        using LockHandle held = await TakeAsync(holder);

        Task<LockHandle> waiting = WaitAsync(waiter);
        await _time.ArmedAsync();
        _time.RunOut();

        Assert.Same(waiting, await Task.WhenAny(waiting, _time.ArmedAsync()));
        StoreBusyException refusal = await Assert.ThrowsAsync<StoreBusyException>(() => waiting);
        Assert.Equal(StoreFault.Lock, refusal.Fault);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<LockHandle> WaitAsync(FileLock waiter) =>
        new OwnFlow<LockHandle>(() => waiter.AcquireAsync(Patience, CancellationToken.None)).Result;

    private static Task<LockHandle> TakeAsync(FileLock taker) =>
        new OwnFlow<LockHandle>(() => taker.AcquireAsync(Timeout.InfiniteTimeSpan, CancellationToken.None)).Result;
}
