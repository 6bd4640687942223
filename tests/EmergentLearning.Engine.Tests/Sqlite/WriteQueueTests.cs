using System.Threading.Channels;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>What waits for the writer is taken in order, to the last, and nothing after the end.</summary>
public sealed class WriteQueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_taker_that_sleeps_is_woken_by_a_write_and_by_the_end()
    {
        using var queue = new WriteQueue();
        var taken = Channel.CreateUnbounded<WriteItem>();
        Task taker = Task.Factory.StartNew(() => TakeAll(queue, taken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        for (int i = 0; i < 100; i++)
        {
            WriteItem item = Item();
            Assert.True(queue.TryAdd(item));
            // Before the next one comes and before the end does: each has to wake the taker by itself.
            Assert.Same(item, await taken.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        }

        queue.Close();
        await taker.WaitAsync(Patience);
        Assert.False(taken.Reader.TryRead(out _));
    }

    [Fact]
    public void What_was_added_before_the_end_is_taken_and_what_comes_after_it_is_refused()
    {
        using var queue = new WriteQueue();
        WriteItem first = Item();
        WriteItem second = Item();
        queue.TryAdd(first);
        queue.TryAdd(second);

        queue.Close();
        queue.Close();

        Assert.False(queue.TryAdd(Item()));
        Assert.Equal(2, queue.Count);
        Assert.Same(first, queue.Take());
        Assert.True(queue.TryTake(out WriteItem? last));
        Assert.Same(second, last);
        Assert.False(queue.TryTake(out _));
        Assert.Null(queue.Take());
    }

    private static void TakeAll(WriteQueue queue, Channel<WriteItem> taken)
    {
        while (queue.Take() is { } item)
            Assert.True(taken.Writer.TryWrite(item));
    }

    private static WriteItem<int> Item() => new(static _ => 0, null, CancellationToken.None);
}
