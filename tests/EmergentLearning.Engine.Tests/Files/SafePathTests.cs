using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class SafePathTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a/..")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("./a")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    public void A_path_that_could_leave_is_refused(string path)
    {
        StoreException refused = Assert.Throws<StoreException>(() => SafePath.EnsureInside(_folder.Root, path));
        Assert.Equal(StoreFault.Security, refused.Fault);
    }

    [Theory]
    [InlineData("a.md")]
    [InlineData("a/b c/ü..md")]
    [InlineData("...")]
    public void A_plain_path_is_accepted(string path) => SafePath.EnsureInside(_folder.Root, path);

    [Fact]
    public void What_does_not_exist_yet_or_is_an_ordinary_file_is_accepted()
    {
        Directory.CreateDirectory(_folder.At("s"));
        File.WriteAllText(_folder.At("s/a"), "x");
        SafePath.RefuseLinks(_folder.Root, "s/a");
        SafePath.RefuseLinks(_folder.Root, "s/b/c");
    }

    [SkippableFact]
    public void A_link_on_the_way_a_linked_file_a_folder_and_a_second_name_are_refused()
    {
        Skip.If(OperatingSystem.IsWindows());
        string outside = Directory.CreateDirectory(Path.Combine(_folder.Root, "..", "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "x"), "x");
        Directory.CreateSymbolicLink(_folder.At("dir"), outside);
        File.CreateSymbolicLink(_folder.At("file"), Path.Combine(outside, "x"));
        File.CreateSymbolicLink(_folder.At("dangling"), Path.Combine(outside, "nothing"));
        Directory.CreateDirectory(_folder.At("folder"));
        Assert.Equal(0, EmergentLearning.Engine.Files.Native.UnixCalls.Link(Path.Combine(outside, "x"), _folder.At("hard")));
        File.WriteAllText(_folder.At("plain"), "x");
        foreach (string path in new[] { "dir/x", "dir/new", "file", "dangling", "folder", "hard", "plain/below" })
        {
            StoreException refused = Assert.Throws<StoreException>(() => SafePath.RefuseLinks(_folder.Root, path));
            Assert.Equal(StoreFault.Security, refused.Fault);
            Assert.Contains(_folder.Root, refused.Message, StringComparison.Ordinal);
        }
    }
}
