using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class SpaceReserveTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_once_given_up_once_and_made_again()
    {
        var reserve = new SpaceReserve(_folder.Root);
        Assert.False(reserve.TryGiveUp());
        Assert.True(reserve.TryMake());
        Assert.Equal(2 << 20, new FileInfo(_folder.At("reserve")).Length);
        Assert.True(new SpaceReserve(_folder.Root).TryMake());
        Assert.True(reserve.TryGiveUp());
        Assert.False(new SpaceReserve(_folder.Root).TryGiveUp());
        Assert.Equal(1, reserve.TimesGivenUp);
        Assert.Empty(_folder.Entries());
        reserve.RequireRoom();
        Assert.Equal(["reserve"], _folder.Entries());
    }

    [Fact]
    public void One_that_is_half_made_is_made_whole_and_a_link_is_never_followed()
    {
        File.WriteAllText(_folder.At("reserve"), "");
        Assert.True(new SpaceReserve(_folder.Root).TryMake());
        Assert.Equal(2 << 20, new FileInfo(_folder.At("reserve")).Length);
        File.Delete(_folder.At("reserve"));
        File.WriteAllText(_folder.At("outside"), "x");
        File.CreateSymbolicLink(_folder.At("reserve"), _folder.At("outside"));
        Assert.False(new SpaceReserve(_folder.Root).TryMake());
        Assert.Equal("x", File.ReadAllText(_folder.At("outside")));
    }

    [Fact]
    public void More_than_there_is_is_not_made_and_leaves_nothing_behind()
    {
        var reserve = new SpaceReserve(_folder.Root, bytes: 1L << 60);
        Assert.False(reserve.TryMake());
        StoreException full = Assert.ThrowsAny<StoreException>(reserve.RequireRoom);
        Assert.Equal(StoreFault.FileSystem, full.Fault);
        Assert.True(SpaceReserve.IsFull(full));
        Assert.Empty(_folder.Entries());
    }

    [SkippableFact]
    public void Its_blocks_are_really_taken_from_the_disk_and_really_given_back()
    {
        using SmallDisk? disk = SmallDisk.TryMount(megabytes: 8, out string why);
        Skip.If(disk is null, why);
        var reserve = new SpaceReserve(disk!.Root);
        long before = new DriveInfo(disk.Root).AvailableFreeSpace;
        Assert.True(reserve.TryMake());
        Assert.Equal(before - (2 << 20), new DriveInfo(disk.Root).AvailableFreeSpace);
        disk.Fill();
        Assert.Equal(0, new DriveInfo(disk.Root).AvailableFreeSpace);
        Assert.True(reserve.TryGiveUp());
        Assert.Equal(2 << 20, new DriveInfo(disk.Root).AvailableFreeSpace);
        // Made from that, it would be in the way of what it was given up for.
        Assert.False(reserve.TryMake());
        Assert.ThrowsAny<StoreException>(reserve.RequireRoom);
        disk.Empty();
        reserve.RequireRoom();
        Assert.True(File.Exists(Path.Combine(disk.Root, "reserve")));
    }

    [SkippableFact]
    public void A_file_that_does_not_fit_is_refused_before_a_byte_is_written_and_nothing_is_left()
    {
        using SmallDisk? disk = SmallDisk.TryMount(megabytes: 2, out string why);
        Skip.If(disk is null, why);
        string path = Path.Combine(disk!.Root, "a");
        AtomicFile.Replace(path, FileFolder.Bytes("old"));
        long before = new DriveInfo(disk.Root).AvailableFreeSpace;
        StoreException full = Assert.ThrowsAny<StoreException>(() => AtomicFile.Replace(path, new byte[3 << 20]));
        Assert.Contains("Setting room aside", full.Message, StringComparison.Ordinal);
        Assert.Contains("Free space", full.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a"], Directory.EnumerateFileSystemEntries(disk.Root).Select(Path.GetFileName));
        Assert.Equal(before, new DriveInfo(disk.Root).AvailableFreeSpace);
    }
}
