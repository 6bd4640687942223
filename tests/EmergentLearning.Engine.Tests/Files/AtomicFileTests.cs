using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replace_creates_then_replaces_and_leaves_nothing_else()
    {
        AtomicFile.Replace(_folder.At("a.md"), FileFolder.Bytes("one"));
        AtomicFile.ReplaceText(_folder.At("a.md"), "zwei ü");
        Assert.Equal(FileFolder.Bytes("zwei ü"), File.ReadAllBytes(_folder.At("a.md")));
        Assert.Equal(["a.md"], _folder.Entries());
    }

    [Fact]
    public void Replace_writes_syncs_renames_and_syncs_the_folder_in_this_order()
    {
        var files = new RecordingFileSystem();
        new DurableWriter(files).Replace(_folder.At("a"), FileFolder.Bytes("x"));
        Assert.Equal(["create temp", "write temp", "sync temp", "rename a", "sync-dir d"], files.Steps);
    }

    [Fact]
    public void TryCreate_uses_the_exclusive_rename_in_the_same_order()
    {
        var files = new RecordingFileSystem();
        Assert.True(new DurableWriter(files).TryCreate(_folder.At("a"), FileFolder.Bytes("x")));
        Assert.Equal(["create temp", "write temp", "sync temp", "rename-new a", "sync-dir d"], files.Steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_failure_before_the_rename_leaves_the_old_file_and_no_temporary(int step)
    {
        AtomicFile.Replace(_folder.At("a"), FileFolder.Bytes("old"));
        var files = new RecordingFileSystem(step);
        StoreException failure = Assert.Throws<StoreException>(
            () => new DurableWriter(files).Replace(_folder.At("a"), FileFolder.Bytes("new")));
        Assert.Equal(StoreFault.FileSystem, failure.Fault);
        Assert.Equal("old", File.ReadAllText(_folder.At("a")));
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void A_failed_sync_is_never_repeated_but_the_bytes_are_written_to_a_new_file_once()
    {
        var files = new RecordingFileSystem(3);
        new DurableWriter(files).Replace(_folder.At("a"), FileFolder.Bytes("new"));
        Assert.Equal(
            ["create temp", "write temp", "sync temp", "unlink temp", "create temp", "write temp", "sync temp", "rename a", "sync-dir d"],
            files.Steps);
        Assert.Equal("new", File.ReadAllText(_folder.At("a")));
    }

    [Fact]
    public void A_second_failed_sync_ends_it_with_the_old_file_in_place()
    {
        AtomicFile.Replace(_folder.At("a"), FileFolder.Bytes("old"));
        var files = new RecordingFileSystem(3, 7);
        Assert.Throws<DurabilityLostException>(() => new DurableWriter(files).Replace(_folder.At("a"), FileFolder.Bytes("new")));
        Assert.Equal(2, files.Steps.Count(step => step == "sync temp"));
        Assert.Equal("old", File.ReadAllText(_folder.At("a")));
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void A_failed_folder_sync_is_told_and_the_published_file_is_not_removed()
    {
        var files = new RecordingFileSystem(5);
        Assert.Throws<DurabilityLostException>(() => new DurableWriter(files).Replace(_folder.At("a"), FileFolder.Bytes("new")));
        Assert.Equal("new", File.ReadAllText(_folder.At("a")));
    }

    [Fact]
    public void TryCreate_leaves_an_existing_file_alone()
    {
        Assert.True(AtomicFile.TryCreate(_folder.At("a"), FileFolder.Bytes("first")));
        Assert.False(AtomicFile.TryCreate(_folder.At("a"), FileFolder.Bytes("second")));
        Assert.Equal("first", File.ReadAllText(_folder.At("a")));
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void Of_many_that_create_one_name_exactly_one_wins()
    {
        for (int round = 0; round < 20; round++)
        {
            string path = _folder.At($"r{round}");
            int won = 0;
            Parallel.For(0, 8, i =>
            {
                if (AtomicFile.TryCreate(path, FileFolder.Bytes($"{i}")))
                    Interlocked.Increment(ref won);
            });
            Assert.Equal(1, won);
        }
    }

    [SkippableFact]
    public void The_fallback_by_hard_link_is_exclusive_too()
    {
        Skip.If(OperatingSystem.IsWindows());
        File.WriteAllText(_folder.At("t1"), "1");
        File.WriteAllText(_folder.At("t2"), "2");
        using SafeFileHandle directory = NativeFileSystem.Instance.OpenDirectory(_folder.Root);
        Assert.Equal(0, NativeFileSystem.LinkNew(directory, _folder.At("t1"), _folder.At("a")));
        Assert.NotEqual(0, NativeFileSystem.LinkNew(directory, _folder.At("t2"), _folder.At("a")));
        Assert.Equal(["a", "t2"], _folder.Entries());
        Assert.Equal("1", File.ReadAllText(_folder.At("a")));
    }

    [SkippableFact]
    public void The_mode_of_the_old_file_is_kept()
    {
        Skip.If(OperatingSystem.IsWindows());
        if (OperatingSystem.IsWindows())
            return;

        AtomicFile.Replace(_folder.At("a"), FileFolder.Bytes("old"));
        File.SetUnixFileMode(_folder.At("a"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        AtomicFile.Replace(_folder.At("a"), FileFolder.Bytes("new"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("a")));
    }

    [Fact]
    public void A_link_or_folder_as_target_is_refused_and_what_it_leads_to_is_unchanged()
    {
        File.WriteAllText(_folder.At("real"), "real");
        File.CreateSymbolicLink(_folder.At("link"), _folder.At("real"));
        Directory.CreateDirectory(_folder.At("sub"));
        foreach (string name in new[] { "link", "sub" })
        {
            StoreException refused = Assert.Throws<StoreException>(() => AtomicFile.Replace(_folder.At(name), FileFolder.Bytes("x")));
            Assert.Equal(StoreFault.Security, refused.Fault);
        }

        Assert.Equal("real", File.ReadAllText(_folder.At("real")));
        Assert.Equal(["link", "real", "sub"], _folder.Entries());
    }

    [Fact]
    public void A_rename_whose_answer_was_lost_leaves_the_temporary_file_to_the_sweep()
    {
        var files = new RecordingFileSystem(4) { Fails = new FileStoreException("the server does not answer", errno: 5) };
        Assert.Throws<FileStoreException>(() => new DurableWriter(files).Replace(_folder.At("a"), FileFolder.Bytes("new")));
        Assert.DoesNotContain("unlink temp", files.Steps);
        Assert.True(TemporaryName.Is(Assert.Single(_folder.Entries())));
    }

    [Fact]
    public void A_new_folder_whose_name_could_not_be_synced_is_removed_again_so_that_it_is_made_anew()
    {
        var files = new RecordingFileSystem(2);
        Assert.Throws<DurabilityLostException>(() => new DurableWriter(files).CreateDirectory(_folder.At("s/t")));
        Assert.Equal(["mkdir s", "sync-dir d"], files.Steps);
        Assert.Empty(_folder.Entries());
        new DurableWriter(files).CreateDirectory(_folder.At("s/t"));
        Assert.Equal(["mkdir s", "sync-dir d", "mkdir t", "sync-dir s"], files.Steps[2..]);
    }

    [Fact]
    public void A_missing_folder_is_told_with_its_path()
    {
        StoreException failure = Assert.Throws<StoreException>(() => AtomicFile.Replace(_folder.At("no/a"), FileFolder.Bytes("x")));
        Assert.Equal(StoreFault.FileSystem, failure.Fault);
        Assert.Contains(_folder.At("no"), failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_full_disk_is_told_with_what_to_do()
    {
        Skip.IfNot(File.Exists("/dev/full"));
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        StoreException failure = Assert.ThrowsAny<StoreException>(
            () => NativeFileSystem.Instance.Write(full, "/dev/full", FileFolder.Bytes("x")));
        Assert.Contains("Free space", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_beside_a_writer_sees_whole_files_only()
    {
        string path = _folder.At("a");
        byte[][] contents = [.. "ab".Select(c => FileFolder.Bytes(new string(c, 20_000)))];
        AtomicFile.Replace(path, contents[0]);
        using var done = new CancellationTokenSource();
        Task writer = Task.Run(() =>
        {
            for (int i = 0; i < 100; i++)
                AtomicFile.Replace(path, contents[i % 2]);
            done.Cancel();
        });
        do
        {
            byte[] seen = FileContent.ReadIfExists(path)!;
            Assert.Contains(contents, c => c.AsSpan().SequenceEqual(seen));
        }
        while (!done.IsCancellationRequested && !writer.IsFaulted);
        await writer;
    }
}
