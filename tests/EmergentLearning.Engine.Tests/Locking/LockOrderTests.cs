using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Tests.Locking;

public sealed class LockOrderTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly LockFolder _folder = new();
    private readonly FileLock _repository;
    private readonly FileLock _database;

    public LockOrderTests()
    {
        _repository = new FileLock(Path.Combine(_folder.Root, "repository.lock"), LockClass.Repository);
        _database = new FileLock(Path.Combine(_folder.Root, "database.lock"), LockClass.Database);
    }

    public void Dispose()
    {
        _repository.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_declared_order_is_allowed()
    {
        using LockHandle outer = await _repository.AcquireAsync(Long, CancellationToken.None);
        using LockHandle inner = await _database.AcquireAsync(Long, CancellationToken.None);
        Assert.Equal(LockClass.Database, inner.LockClass);
    }

    [Fact]
    public async Task The_reverse_order_is_refused_and_both_locks_are_named()
    {
        using LockHandle inner = await _database.AcquireAsync(Long, CancellationToken.None);
        LockOrderException broken = Assert.Throws<LockOrderException>(
            () => { _ = _repository.AcquireAsync(Long, CancellationToken.None); });
        Assert.Contains("repository.lock", broken.Message, StringComparison.Ordinal);
        Assert.Contains("database.lock", broken.Message, StringComparison.Ordinal);
        Assert.Throws<LockOrderException>(() => _repository.Acquire(Long));
        Assert.Throws<LockOrderException>(() => _repository.TryAcquire());
    }

    [Fact]
    public async Task Taking_the_same_lock_again_is_refused_rather_than_waited_for()
    {
        using LockHandle held = await _repository.AcquireAsync(Long, CancellationToken.None);
        Assert.Throws<LockOrderException>(() => _repository.Acquire(Long));
    }

    [Fact]
    public async Task What_was_released_forbids_nothing_even_when_released_elsewhere()
    {
        LockHandle inner = await _database.AcquireAsync(Long, CancellationToken.None);
        await Task.Run(inner.Dispose);
        using LockHandle outer = await _repository.AcquireAsync(Long, CancellationToken.None);
        Assert.Equal(LockClass.Repository, outer.LockClass);
    }

    [Fact]
    public async Task Work_started_while_a_lock_is_held_counts_as_holding_it()
    {
        using LockHandle inner = await _database.AcquireAsync(Long, CancellationToken.None);
        await Assert.ThrowsAsync<LockOrderException>(() => Task.Run(() => _repository.AcquireAsync(Long, CancellationToken.None)));
    }

    [Fact]
    public async Task Siblings_do_not_see_each_others_locks()
    {
        // The flow has a list already, so a list shared by reference would show.
        (await _database.AcquireAsync(Long, CancellationToken.None)).Dispose();
        using LockHandle sibling = await Task.Run(() => _database.AcquireAsync(Long, CancellationToken.None));
        using LockHandle outer = await _repository.AcquireAsync(Long, CancellationToken.None);
        Assert.Equal(LockClass.Repository, outer.LockClass);
    }

    [Fact]
    public async Task A_refused_or_cancelled_acquisition_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _database.AcquireAsync(Long, cancelled.Token));
        using LockHandle outer = await _repository.AcquireAsync(Long, CancellationToken.None);
        Assert.Equal(LockClass.Repository, outer.LockClass);
    }
}
