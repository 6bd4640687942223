using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Tests.Files;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A kill between any two steps, then the store is opened again.</summary>
public sealed class CrashTests
{
    public static TheoryData<string> Steps => [.. Enum.GetNames<ProjectionStep>()];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_kill_at_any_step_is_finished_at_the_next_open_exactly_once(string step)
    {
        await using var bench = new StoreBench();
        var kill = new Kill();
        CardStore store = await PrepareAsync(bench, kill);
        kill.At(Enum.Parse<ProjectionStep>(step));

        await Assert.ThrowsAnyAsync<Exception>(() => ChangeAsync(store));

        Assert.True(kill.Happened);
        await AssertFinishedAsync(bench);
    }

    [Fact]
    public async Task A_kill_in_front_of_any_operation_on_the_disk_is_finished_at_the_next_open()
    {
        bool happened = true;
        for (int operation = 1; happened; operation++)
        {
            await using var bench = new StoreBench();
            var kill = new Kill();
            CardStore store = await PrepareAsync(bench, kill);
            kill.AtDiskOperation(operation);

            await Record.ExceptionAsync(() => ChangeAsync(store));

            happened = kill.Happened;
            Assert.True(happened || operation > 8, "the test reached fewer operations than a batch has");
            await AssertFinishedAsync(bench);
        }
    }

    [Fact]
    public async Task A_file_found_in_place_after_a_kill_is_made_anew_and_synced_with_the_folders_above_before_it_is_called_written()
    {
        await using var bench = new StoreBench();
        var kill = new Kill();
        CardStore store = await bench.OpenAsync(kill.Options());
        kill.At(ProjectionStep.FilesPublished);
        await Assert.ThrowsAsync<KilledException>(() => store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("d/a.md", "1")));
        var disk = new RecordingFileSystem();

        await bench.RecoverAsync(new StoreOptions { Disk = disk });

        // The process that was killed may have seen its sync fail: then the kernel calls the folder clean, and a second sync would lie.
        Assert.Equal([$"sync-dir {Path.GetFileName(bench.Folder)}", "rename a.md", "sync-dir d"], disk.Steps.TakeLast(3));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_file_that_has_its_content_already_is_called_written_only_when_its_folder_is_synced()
    {
        await using var bench = new StoreBench();
        var disk = new RecordingFileSystem();
        CardStore store = await bench.OpenAsync(new StoreOptions { Disk = disk });
        bench.Write("d/a.md", "1");
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("d/a.md", "1"));
        Assert.Equal(["sync-dir d"], disk.Steps);
    }

    private static async Task<CardStore> PrepareAsync(StoreBench bench, Kill kill)
    {
        CardStore store = await bench.OpenAsync(kill.Options());
        await store.Cards.InsertAsync(new Card { Topic = "old", Text = "one" }, Acknowledgement.Committed);
        await store.Cards.InsertAsync(new Card { Topic = "old", Text = "two" }, Acknowledgement.Committed);
        return store;
    }

    /// <summary>One transaction with all that a record can do to files: a new one, a changed one, a moved one.</summary>
    private static Task<bool> ChangeAsync(CardStore store) => store.Engine.WriteAsync(
        transaction =>
        {
            transaction.Insert(new Card { Topic = "new", Text = "three" });
            transaction.Update(transaction.Find<Card>(1)! with { Text = "one, changed" });
            transaction.Update(transaction.Find<Card>(2)! with { Topic = "moved" });
            return true;
        },
        Acknowledgement.Committed);

    private static async Task AssertFinishedAsync(StoreBench bench)
    {
        await bench.RecoverAsync();

        Assert.Contains("text: three\n", bench.Read("cards/new/3.md"), StringComparison.Ordinal);
        Assert.Contains("one, changed", bench.Read("cards/old/1.md"), StringComparison.Ordinal);
        Assert.False(File.Exists(bench.PathOf("cards/old/2.md")));
        Assert.Contains("text: two\n", bench.Read("cards/moved/2.md"), StringComparison.Ordinal);
        Assert.Equal(["cards: 1", "cards: 2", "cards: 3", "cards: 1", "cards: 2", "cards: 2"], bench.Subjects());
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }
}
