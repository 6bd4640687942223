using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Tests.Files;
using EmergentLearning.Engine.Tests.Projection;

namespace EmergentLearning.Engine.Tests.Hosting;

/// <summary>A store on a real disk that is full: what is acknowledged is finished with the reserve, what is new is refused.</summary>
public sealed class FullDiskTests
{
    private const int Records = 30;

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_acknowledged_is_projected_new_records_are_refused_and_with_room_all_goes_on(bool useGit)
    {
        using SmallDisk? disk = SmallDisk.TryMount(megabytes: 32, out string why);
        Skip.If(disk is null, why);
        string root = Path.Combine(disk!.Root, "store");
        bool hold = false;
        StoreOptions options = new() { UseGit = useGit, OnStep = step => Hold(step, ref hold) };
        await using CardStore store = await CardStore.OpenAsync(root, options);
        Assert.True(File.Exists(Path.Combine(root, ".elf/reserve")));
        Acknowledgement finished = useGit ? Acknowledgement.Committed : Acknowledgement.Projected;
        await store.Engine.PutAsync(finished, Change.Of("d/0.md", "0"));
        hold = true;
        for (int i = 1; i <= Records; i++)
            await store.Engine.PutAsync(Acknowledgement.Durable, Change.Of($"d/{i}.md", $"{i}"));
        disk.Fill();
        hold = false;

        for (int i = 1; i <= Records + 1; i++)
            Assert.Equal(finished, (await store.Engine.ProjectAsync(i, finished, default)).Level);
        Assert.False(File.Exists(Path.Combine(root, ".elf/reserve")));
        Assert.All(Enumerable.Range(0, Records + 1), i => Assert.Equal($"{i}", File.ReadAllText(Path.Combine(root, $"d/{i}.md"))));
        StoreException refused = await Assert.ThrowsAnyAsync<StoreException>(
            () => store.Engine.PutAsync(Acknowledgement.Durable, Change.Of("d/new.md", "x")));
        Assert.Contains("is full", refused.Message, StringComparison.Ordinal);
        Assert.IsNotType<DurabilityLostException>(refused);
        Assert.Null(store.Engine.FindProjection(Records + 2));

        disk.Empty();
        await store.Engine.PutAsync(finished, Change.Of("d/new.md", "x"));
        Assert.Equal("x", File.ReadAllText(Path.Combine(root, "d/new.md")));
        Assert.True(File.Exists(Path.Combine(root, ".elf/reserve")));
    }

    [SkippableFact]
    public async Task Records_fill_the_disk_to_the_last_block_and_each_that_was_acknowledged_is_there()
    {
        using SmallDisk? disk = SmallDisk.TryMount(megabytes: 16, out string why);
        Skip.If(disk is null, why);
        string root = Path.Combine(disk!.Root, "store");
        var acknowledged = new List<int>();
        int refusals = 0;
        await using (CardStore store = await CardStore.OpenAsync(root, new StoreOptions { UseGit = false }))
        {
            string text = new('x', 100_000);
            for (int i = 0; refusals < 3; i++)
            {
                try
                {
                    await store.Engine.PutAsync(Acknowledgement.Durable, Change.Of($"d/{i}.md", $"{i} {text}"));
                    acknowledged.Add(i);
                }
                catch (StoreException e) when (SpaceReserve.IsFull(e))
                {
                    refusals++;
                }

                Assert.True(i < 1000, "the disk does not get full");
            }

            AssertAll(store, acknowledged);
        }

        // Opening it needs room as well, and must not be refused for want of it.
        disk.Fill();
        await using (CardStore store = await CardStore.OpenAsync(root, new StoreOptions { UseGit = false }))
            AssertAll(store, acknowledged);
        Assert.NotEmpty(acknowledged);
    }

    private static void AssertAll(CardStore store, List<int> acknowledged)
    {
        foreach (int i in acknowledged)
        {
            byte[]? content = store.Engine.Read($"d/{i}.md", static (session, path) => DocumentIndex.FindContent(session, path));
            Assert.StartsWith($"{i} ", System.Text.Encoding.UTF8.GetString(content!), StringComparison.Ordinal);
        }
    }

    private static void Hold(ProjectionStep step, ref bool hold)
    {
        while (step == ProjectionStep.MarkerSet && Volatile.Read(ref hold))
            Thread.Sleep(1);
    }
}
