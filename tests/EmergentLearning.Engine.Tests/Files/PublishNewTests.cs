using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class PublishNewTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public PublishNewTests() => File.WriteAllText(_folder.At("mine"), "mine");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_file_gets_its_name_once_it_is_synced()
    {
        var files = new RecordingFileSystem();
        Assert.True(PreparedFile.PublishNew(files, _folder.At("mine"), _folder.At("a")));
        Assert.Equal(["sync mine", "rename-new a", "sync-dir d"], files.Steps);
        Assert.Equal("mine", File.ReadAllText(_folder.At("a")));
        Assert.Equal(["a"], _folder.Entries());
    }

    [Fact]
    public void From_another_folder_both_are_synced_the_new_name_first()
    {
        Directory.CreateDirectory(_folder.At("sub"));
        var files = new RecordingFileSystem();
        Assert.True(PreparedFile.PublishNew(files, _folder.At("mine"), _folder.At("sub/a")));
        Assert.Equal(["sync mine", "rename-new a", "sync-dir sub", "sync-dir d"], files.Steps);
        Assert.Equal(["sub", "sub/a"], _folder.Entries());
    }

    [Fact]
    public void A_name_that_is_taken_is_left_alone_and_so_is_the_file()
    {
        File.WriteAllText(_folder.At("a"), "theirs");
        Assert.False(AtomicFile.PublishNew(_folder.At("mine"), _folder.At("a")));
        Assert.Equal(("theirs", "mine"), (File.ReadAllText(_folder.At("a")), File.ReadAllText(_folder.At("mine"))));
    }

    [Fact]
    public void Of_many_that_want_one_name_exactly_one_gets_it()
    {
        for (int round = 0; round < 20; round++)
        {
            string path = _folder.At($"r{round}");
            foreach (int i in Enumerable.Range(0, 8))
                File.WriteAllText($"{path}.{i}", "x");
            int won = 0;
            Parallel.For(0, 8, i =>
            {
                if (AtomicFile.PublishNew($"{path}.{i}", path))
                    Interlocked.Increment(ref won);
            });
            Assert.Equal(1, won);
        }
    }

    [Fact]
    public void What_cannot_be_synced_is_not_renamed()
    {
        var files = new RecordingFileSystem(1);
        Assert.Throws<DurabilityLostException>(() => PreparedFile.PublishNew(files, _folder.At("mine"), _folder.At("a")));
        Assert.Equal(["sync mine"], files.Steps);
        Assert.Equal(["mine"], _folder.Entries());
    }

    [Fact]
    public void What_is_no_file_is_refused()
    {
        Directory.CreateDirectory(_folder.At("sub"));
        Assert.Equal(StoreFault.Security, Assert.Throws<StoreException>(() => AtomicFile.PublishNew(_folder.At("sub"), _folder.At("a"))).Fault);
        Assert.Equal(StoreFault.FileSystem, Assert.ThrowsAny<StoreException>(() => AtomicFile.PublishNew(_folder.At("none"), _folder.At("a"))).Fault);
    }

    [Fact]
    public void Text_has_the_mark_of_its_encoding_and_lines_end()
    {
        AtomicFile.ReplaceText(_folder.At("mine"), "ü", Encoding.Unicode);
        File.WriteAllText(_folder.At("a"), "ü", Encoding.Unicode);
        Assert.Equal(File.ReadAllBytes(_folder.At("a")), File.ReadAllBytes(_folder.At("mine")));
        AtomicFile.ReplaceLines(_folder.At("mine"), ["ü", "b"]);
        File.WriteAllLines(_folder.At("a"), ["ü", "b"]);
        Assert.Equal(File.ReadAllBytes(_folder.At("a")), File.ReadAllBytes(_folder.At("mine")));
    }
}
