using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class TemporarySweepTests : IDisposable
{
    private const string Random = "0123456789abcdef0123456789abcdef";

    private readonly FileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_our_temporary_files_are_removed_and_no_link_is_followed()
    {
        string outside = Directory.CreateDirectory(Path.Combine(_folder.Root, "..", "outside")).FullName;
        string kept = Path.Combine(outside, $".a.{Random}.eltmp");
        File.WriteAllText(kept, "");
        Directory.CreateSymbolicLink(_folder.At("link"), outside);
        Directory.CreateDirectory(_folder.At("s"));
        Directory.CreateDirectory(_folder.At(".git"));
        string[] stay = [".b.eltmp", $"a.{Random}.eltmp", $".a.{Random}.eltmp.md", $".a.{Random[1..]}x.eltmp", $".git/.a.{Random}.eltmp"];
        foreach (string name in stay.Append($".a.{Random}.eltmp").Append($"s/.b c.{Random}.eltmp"))
            File.WriteAllText(_folder.At(name), "");

        Assert.Equal(1, TemporarySweep.Sweep(_folder.Root, recursive: false));
        Assert.Equal(1, TemporarySweep.Sweep(_folder.Root, recursive: true));
        Assert.All(stay, name => Assert.True(File.Exists(_folder.At(name)), name));
        Assert.True(File.Exists(kept));
        Assert.Equal(0, TemporarySweep.Sweep(_folder.At("absent"), recursive: true));
    }

    [Fact]
    public void The_names_made_are_recognised_and_short_enough_for_any_target()
    {
        foreach (string target in new[] { "a", new string('x', 255), string.Concat(Enumerable.Repeat("😀", 60)), "x" + string.Concat(Enumerable.Repeat("😀", 60)) })
        {
            string name = Path.GetFileName(TemporaryName.Beside(_folder.At(target)));
            Assert.True(TemporaryName.Is(name));
            Assert.InRange(FileFolder.Bytes(name).Length, 1, 255);
            File.WriteAllText(_folder.At(name), "");
            Assert.True(File.Exists(_folder.At(name)));
        }
    }

    [Fact]
    public void Content_is_read_when_it_exists_and_named_by_its_hash()
    {
        Assert.Null(FileContent.ReadIfExists(_folder.At("a")));
        Assert.Null(FileContent.ReadIfExists(_folder.At("no/a")));
        AtomicFile.Replace(_folder.At("a"), "abc"u8);
        Assert.Equal("abc"u8.ToArray(), FileContent.ReadIfExists(_folder.At("a")));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", FileContent.Hash("abc"u8));
    }
}
