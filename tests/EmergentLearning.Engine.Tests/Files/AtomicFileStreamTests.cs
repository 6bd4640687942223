using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class AtomicFileStreamTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public AtomicFileStreamTests() => AtomicFile.ReplaceText(_folder.At("a"), "the old content");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Readers_see_the_old_file_until_the_commit()
    {
        using AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("a"));
        stream.Write(FileFolder.Bytes("new"));
        stream.Flush();
        Assert.Equal("the old content", Read());
        stream.Commit();
        Assert.Equal("new", Read());
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public async Task An_asynchronous_writer_commits_too()
    {
        await using (AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("a")))
        await using (var writer = new StreamWriter(stream))
        {
            await writer.WriteAsync("new");
            await writer.FlushAsync();
            await stream.CommitAsync();
        }

        Assert.Equal("new", Read());
    }

    [Fact]
    public void Without_a_commit_nothing_is_left()
    {
        using (AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("a")))
            stream.Write(FileFolder.Bytes("new"));
        Assert.Equal("the old content", Read());
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void A_writer_may_be_disposed_after_the_commit_but_not_written_to()
    {
        using AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("new"));
        var writer = new StreamWriter(stream);
        writer.Write("new");
        writer.Flush();
        stream.Commit();
        stream.Flush();
        Assert.Throws<ObjectDisposedException>(() => stream.WriteByte(1));
        Assert.Throws<ObjectDisposedException>(stream.Commit);
        writer.Dispose();
        Assert.Equal("new", File.ReadAllText(_folder.At("new")));
    }

    [Fact]
    public void It_seeks_and_shortens_like_a_file_and_never_reads()
    {
        using AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("a"));
        Assert.Equal((false, true, true), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        stream.Write([1, 2, 3, 4], 1, 3);
        Assert.Equal(1, stream.Seek(-2, SeekOrigin.Current));
        stream.WriteByte(9);
        stream.Position = 0;
        stream.SetLength(2);
        Assert.Equal(2, stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Read(new byte[1], 0, 1));
        stream.Commit();
        Assert.Equal([2, 9], File.ReadAllBytes(_folder.At("a")));
    }

    [Fact]
    public void What_has_a_hole_is_not_committed()
    {
        using AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.SetLength(-1));
        Assert.Throws<InvalidOperationException>(stream.Commit);
        stream.Dispose();
        Assert.Equal("the old content", Read());
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public async Task A_write_that_was_cancelled_is_not_committed()
    {
        await using AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("a"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.WriteAsync(new byte[9], new CancellationToken(canceled: true)).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.CommitAsync());
        Assert.Equal("the old content", Read());
    }

    [Fact]
    public async Task A_commit_that_was_cancelled_changes_nothing()
    {
        await using (AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("a")))
        {
            stream.WriteByte(1);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.CommitAsync(new CancellationToken(canceled: true)));
        }

        Assert.Equal("the old content", Read());
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void An_update_begins_with_the_old_content_and_changes_a_part()
    {
        using (AtomicFileStream stream = AtomicFile.OpenUpdate(_folder.At("a")))
        {
            stream.Write(FileFolder.Bytes("THE"));
            Assert.Equal("the old content", Read());
            stream.Commit();
        }

        Assert.Equal("THE old content", Read());
        using AtomicFileStream added = AtomicFile.OpenUpdate(_folder.At("b"));
        added.Commit();
        Assert.Equal("", File.ReadAllText(_folder.At("b")));
    }

    [Fact]
    public void The_steps_come_in_the_order_of_a_replacement()
    {
        var files = new RecordingFileSystem();
        Commit(files);
        Assert.Equal(["create temp", "sync temp", "rename a", "sync-dir d"], files.Steps);
        Assert.Equal("new", Read());
    }

    [Theory]
    [InlineData(1, "create temp")]
    [InlineData(3, "create temp", "sync temp", "rename a", "unlink temp")]
    public void A_failure_before_the_rename_leaves_the_old_file_and_no_temporary(int step, params string[] steps)
    {
        var files = new RecordingFileSystem(step);
        Assert.Equal(StoreFault.FileSystem, Assert.Throws<StoreException>(() => Commit(files)).Fault);
        Assert.Equal(steps, files.Steps);
        Assert.Equal("the old content", Read());
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void A_failed_sync_is_never_repeated_and_ends_it()
    {
        var files = new RecordingFileSystem(2);
        Assert.Throws<DurabilityLostException>(() => Commit(files));
        Assert.Equal(["create temp", "sync temp", "unlink temp"], files.Steps);
        Assert.Equal("the old content", Read());
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void A_failed_folder_sync_is_told_and_the_published_file_is_not_removed()
    {
        Assert.Throws<DurabilityLostException>(() => Commit(new RecordingFileSystem(4)));
        Assert.Equal("new", Read());
    }

    [SkippableFact]
    public void The_mode_of_the_old_file_is_kept()
    {
        Skip.If(OperatingSystem.IsWindows());
#pragma warning disable CA1416 // skipped there
        File.SetUnixFileMode(_folder.At("a"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Commit(NativeFileSystem.Instance);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, File.GetUnixFileMode(_folder.At("a")));
#pragma warning restore CA1416
    }

    [SkippableFact]
    public void A_link_is_refused_unless_it_is_to_be_followed()
    {
        Skip.If(OperatingSystem.IsWindows());
        File.CreateSymbolicLink(_folder.At("link"), "a");
        Assert.Throws<StoreException>(() => AtomicFile.OpenReplace(_folder.At("link")));
        using (AtomicFileStream stream = AtomicFile.OpenReplace(_folder.At("link"), LinkPolicy.Follow))
        {
            stream.Write(FileFolder.Bytes("new"));
            stream.Commit();
        }

        Assert.Equal("new", Read());
        Assert.Equal(["a", "link"], _folder.Entries());
    }

    private void Commit(IDurableFileSystem files)
    {
        using var stream = new AtomicFileStream(new PendingFile(new DurableWriter(files), _folder.At("a")));
        stream.Write(FileFolder.Bytes("new"));
        stream.Commit();
    }

    private string Read() => File.ReadAllText(_folder.At("a"));
}
