using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>P2: nobody gives up because many wait, or because the holder has much to do for all of them.</summary>
public sealed class PatienceTests : IDisposable
{
    // Long against a scheduler's whims, short against the test's patience.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-patience-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_waiter_stays_while_the_holder_tells_of_progress()
    {
        using var holder = new FileLock(Path.Combine(_folder, "lock"), LockClass.Repository);
        using var waiter = new FileLock(Path.Combine(_folder, "lock"), LockClass.Repository);
        LockHandle held = await holder.AcquireAsync(Patience, CancellationToken.None);

        Task<LockHandle> waiting = WaitAsync(waiter);
        for (int step = 0; step < 15; step++)
        {
            await Task.Delay(Patience / 5);
            held.ReportProgress();
        }

        Assert.False(waiting.IsCompleted, "the waiter gave up, or got a lock that was held");
        held.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task A_waiter_stays_while_the_lock_changes_hands()
    {
        string path = Path.Combine(_folder, "lock");
        using var waiter = new FileLock(path, LockClass.Repository);
        using var first = new FileLock(path, LockClass.Repository);
        LockHandle held = await first.AcquireAsync(Patience, CancellationToken.None);

        // Four in turn, each for more than half the patience: the last waits longer in all than it would wait for one.
        Task[] queue = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => HoldAsync(path, Patience * 0.6)))];
        await Task.Delay(Patience / 4);
        Task<LockHandle> last = WaitAsync(waiter);
        held.Dispose();

        await Task.WhenAll(queue);
        (await last).Dispose();
    }

    [Fact]
    public async Task A_waiter_gives_up_on_a_holder_that_says_nothing()
    {
        using var holder = new FileLock(Path.Combine(_folder, "lock"), LockClass.Repository);
        using var waiter = new FileLock(Path.Combine(_folder, "lock"), LockClass.Repository);
        using LockHandle held = await holder.AcquireAsync(Patience, CancellationToken.None);

        StoreBusyException refusal = await Assert.ThrowsAsync<StoreBusyException>(() => WaitAsync(waiter));

        Assert.Equal(StoreFault.Lock, refusal.Fault);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    // In a flow of its own: one that holds the lock may not ask for it again.
    private static Task<LockHandle> WaitAsync(FileLock waiter)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => waiter.AcquireAsync(Patience, CancellationToken.None));
    }

    private static async Task HoldAsync(string path, TimeSpan time)
    {
        using var own = new FileLock(path, LockClass.Repository);
        using LockHandle held = await WaitAsync(own);
        await Task.Delay(time);
    }
}
