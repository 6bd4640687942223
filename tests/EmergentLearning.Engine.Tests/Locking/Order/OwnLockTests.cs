using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Tests.Locking.Order;

/// <summary>Locks of users, by the public way. Each test has classes of its own: the process learns for good.</summary>
public sealed class OwnLockTests
{
    [Fact]
    public void The_tests_run_with_the_checks_on() => Assert.True(LockOrder.IsChecked);

    [Fact]
    public void A_reversed_pair_is_thrown_and_does_not_count_as_held()
    {
        LockOrder one = Own("reversed.1"), two = Own("reversed.2");
        using (one.Enter())
            two.Enter().Dispose();
        using (two.Enter())
        {
            LockOrderException thrown = Assert.Throws<LockOrderException>(() => one.Enter());
            Assert.Contains("reversed.2 -> reversed.1 -> reversed.2", thrown.Message, StringComparison.Ordinal);
        }

        one.Enter().Dispose();
    }

    [Fact]
    public async Task Work_that_is_started_under_a_lock_holds_it()
    {
        LockOrder one = Own("child.1"), two = Own("child.2");
        using (two.Enter())
            one.Enter().Dispose();
        using (one.Enter())
            await Assert.ThrowsAsync<LockOrderException>(() => Task.Run(() => two.Enter().Dispose()));
    }

    [Fact]
    public async Task Siblings_do_not_hold_each_others_locks()
    {
        LockOrder one = Own("sibling.1"), two = Own("sibling.2");
        using (two.Enter())
            one.Enter().Dispose();
        var taken = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        Task sibling = Task.Run(async () =>
        {
            using LockOrderEntry held = one.Enter();
            taken.SetResult();
            await done.Task;
        });
        await taken.Task;
        two.Enter().Dispose();
        done.SetResult();
        await sibling;
    }

    [Fact]
    public async Task A_flow_that_is_suppressed_holds_nothing()
    {
        LockOrder one = Own("suppressed.1"), two = Own("suppressed.2");
        using (two.Enter())
            one.Enter().Dispose();
        Task apart;
        using (one.Enter())
        {
            using (ExecutionContext.SuppressFlow())
                apart = Task.Run(() => two.Enter().Dispose());
            await apart;
        }
    }

    [Fact]
    public async Task A_lock_that_is_given_back_elsewhere_is_held_no_more()
    {
        LockOrder one = Own("elsewhere.1"), two = Own("elsewhere.2");
        using (two.Enter())
            one.Enter().Dispose();
        LockOrderEntry entry = one.Enter();
        await Task.Run(() => entry.Dispose());
        two.Enter().Dispose();
    }

    [Fact]
    public async Task A_lock_of_a_thread_that_another_thread_gives_back_is_told()
    {
        LockOrder monitor = LockOrder.Of(typeof(OwnLockTests).Assembly, "affine", isThreadAffine: true);
        LockOrderEntry entry = monitor.Enter();
        LockOrderException thrown = await Assert.ThrowsAsync<LockOrderException>(() =>
            Task.Factory.StartNew(() => entry.Dispose(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Assert.Contains(nameof(A_lock_of_a_thread_that_another_thread_gives_back_is_told), thrown.Message, StringComparison.Ordinal);
        entry.Dispose();
    }

    [Fact]
    public void What_types_declare_is_kept_without_any_flow_that_did_it_right()
    {
        LockOrder outer = LockOrder.Of(typeof(Outer)), inner = LockOrder.Of(typeof(Inner));
        using (outer.Enter())
            inner.Enter().Dispose();
        using LockOrderEntry held = inner.Enter();
        Assert.Contains("declared", Assert.Throws<LockOrderException>(() => outer.Enter()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engines_own_locks_and_those_of_users_are_one_order()
    {
        using var folder = new LockFolder();
        using var file = new FileLock(Path.Combine(folder.Root, "f.lock"), LockClass.File);
        LockOrder own = Own("beside.engine");
        using (file.Acquire(TimeSpan.FromSeconds(60)))
            own.Enter().Dispose();
        using LockOrderEntry held = own.Enter();
        Assert.Contains(
            "beside.engine -> File -> beside.engine",
            Assert.Throws<LockOrderException>(() => file.Acquire(TimeSpan.FromSeconds(60))).Message,
            StringComparison.Ordinal);
    }

    private static LockOrder Own(string name) => LockOrder.Of(typeof(OwnLockTests).Assembly, name);

    [LockClass("declared.outer")]
    [AcquiredBefore(typeof(Inner))]
    private sealed class Outer;

    [LockClass("declared.inner")]
    private sealed class Inner;
}
