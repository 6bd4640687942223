using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class AtomicFileBatchTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_shows_before_publication_and_everything_after()
    {
        File.WriteAllText(_folder.At("gone"), "x");
        using var batch = new AtomicFileBatch();
        batch.Stage(_folder.At("a"), FileFolder.Bytes("1"));
        batch.StageNew(_folder.At("b"), FileFolder.Bytes("2"));
        batch.StageDelete(_folder.At("gone"));
        batch.StageDelete(_folder.At("no/such"));
        Assert.Equal(["gone"], _folder.Entries().Where(e => !TemporaryName.Is(e)));
        Assert.Empty(batch.Publish());
        Assert.Equal(["a", "b"], _folder.Entries());
        Assert.Equal("2", File.ReadAllText(_folder.At("b")));
    }

    [Fact]
    public void All_is_synced_before_the_first_rename_and_each_folder_once_after_the_last()
    {
        var files = new RecordingFileSystem();
        using var batch = new AtomicFileBatch(files);
        batch.Stage(_folder.At("a"), FileFolder.Bytes("1"));
        batch.Stage(_folder.At("s/b"), FileFolder.Bytes("2"));
        batch.Stage(_folder.At("c"), FileFolder.Bytes("3"));
        batch.Publish();
        Assert.Equal(
            [
                "create temp", "write temp", "sync temp",
                "mkdir s", "sync-dir d", "create temp", "write temp", "sync temp",
                "create temp", "write temp", "sync temp",
                "rename a", "rename b", "rename c", "sync-dir d", "sync-dir s",
            ],
            files.Steps);
    }

    [Fact]
    public void A_taken_name_is_reported_and_left_alone()
    {
        using var batch = new AtomicFileBatch();
        batch.StageNew(_folder.At("a"), FileFolder.Bytes("ours"));
        batch.StageNew(_folder.At("b"), FileFolder.Bytes("ours"));
        File.WriteAllText(_folder.At("a"), "theirs");
        Assert.Equal([_folder.At("a")], batch.Publish());
        Assert.Equal("theirs", File.ReadAllText(_folder.At("a")));
        Assert.Equal(["a", "b"], _folder.Entries());
    }

    [Fact]
    public void Disposing_removes_what_was_not_published()
    {
        using (var batch = new AtomicFileBatch())
            batch.Stage(_folder.At("a"), FileFolder.Bytes("1"));
        Assert.Empty(_folder.Entries());
    }

    [Fact]
    public void Every_step_in_turn_may_fail_and_each_file_is_whole_and_no_temporary_is_left()
    {
        const int Steps = 12;
        for (int failing = 1; failing <= Steps; failing++)
        {
            File.WriteAllText(_folder.At("a"), "old");
            var files = new RecordingFileSystem(failing);
            Exception? failure = Record.Exception(() => Run(files));
            // A sync is written anew and so may fail once.
            if (files.Steps[failing - 1] != "sync temp")
                Assert.IsAssignableFrom<StoreException>(failure);
            Assert.Contains(File.ReadAllText(_folder.At("a")), new[] { "old", "new" });
            Assert.DoesNotContain(_folder.Entries(), e => TemporaryName.Is(Path.GetFileName(e)));
            if (Directory.Exists(_folder.At("s")))
                Directory.Delete(_folder.At("s"), recursive: true);
        }

        void Run(RecordingFileSystem files)
        {
            using var batch = new AtomicFileBatch(files);
            batch.Stage(_folder.At("a"), FileFolder.Bytes("new"));
            batch.StageNew(_folder.At("s/b"), FileFolder.Bytes("2"));
            batch.Publish();
            Assert.True(files.Steps.Count >= Steps);
        }
    }

    [Fact]
    public void More_directories_than_may_be_open_at_once_are_each_synced_after_their_last_rename()
    {
        var files = new RecordingFileSystem();
        using var batch = new AtomicFileBatch(files);
        for (int i = 0; i < 130; i++)
            batch.Stage(_folder.At($"{i:000}/f{i:000}"), FileFolder.Bytes("x"));
        int published = files.Steps.Count;
        batch.Publish();
        List<string> steps = files.Steps[published..];
        Assert.Equal(260, steps.Count);
        for (int i = 0; i < 130; i++)
            Assert.True(steps.IndexOf($"sync-dir {i:000}") > steps.IndexOf($"rename f{i:000}"), $"{i}");
        Assert.Equal("sync-dir 000", steps[64]);
    }

    [Fact]
    public void A_batch_that_failed_is_not_published_again()
    {
        var files = new RecordingFileSystem(7);
        using var batch = new AtomicFileBatch(files);
        batch.Stage(_folder.At("a"), FileFolder.Bytes("1"));
        batch.Stage(_folder.At("b"), FileFolder.Bytes("2"));
        Assert.Throws<StoreException>(() => batch.Publish());
        Assert.Throws<InvalidOperationException>(() => batch.Publish());
        batch.Dispose();
        Assert.Empty(_folder.Entries());
    }
}
