using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>However much waits to be projected, a pass holds a batch of it in memory and no more.</summary>
public sealed class BacklogTests
{
    private const int Files = 1_200;
    private const int FileBytes = 100_000;

    // A batch is 16 MiB; git's input and what is staged hold it a few times over. The whole backlog is 120 MB, a few times over.
    private const long MostLive = 75L << 20;

    [Fact]
    public async Task A_pass_over_a_long_backlog_keeps_no_more_than_a_batch_in_memory()
    {
        await using var bench = new StoreBench();
        long most = 0;
        CardStore store = await bench.OpenAsync(new StoreOptions
        {
            OnStep = _ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)),
        });
        using (var others = new FileLock(Path.Combine(bench.EngineFolder, "repository.lock"), LockClass.Repository))
        using (others.Acquire(TimeSpan.FromSeconds(10)))
        {
            for (int first = 0; first < Files; first += 100)
            {
                await store.Engine.PutAsync(
                    Acknowledgement.Durable,
                    [.. Enumerable.Range(first, 100).Select(i => Change.Of($"backlog/{i % 10}/{i}.md", new string((char)('a' + (i % 26)), FileBytes)))]);
            }

            Assert.False(Directory.Exists(bench.PathOf("backlog")), "the projection did not wait for the lock");
            most = 0;
        }

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("last.md", "last"));

        Assert.InRange(most, 1, MostLive);
        Assert.Equal(Files, Directory.GetFiles(bench.PathOf("backlog"), "*.md", SearchOption.AllDirectories).Length);
        Assert.Equal(Files + 1, bench.Subjects().Length);
    }
}
