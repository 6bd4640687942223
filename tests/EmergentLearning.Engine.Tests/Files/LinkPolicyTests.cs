using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>Where a write goes when a link stands in its place.</summary>
public sealed class LinkPolicyTests : IDisposable
{
    private readonly FileFolder _folder = new();

    public LinkPolicyTests()
    {
        Directory.CreateDirectory(_folder.At("real/deep"));
        Directory.CreateDirectory(_folder.At("links"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../real/file")]
    [InlineData("chain")]
    [InlineData("folder/../file")]
    public void A_link_that_is_followed_stays_and_the_file_behind_it_is_written(string target)
    {
        File.WriteAllText(_folder.At("real/file"), "old");
        // Its ".." is the parent of where it leads, which is not where it lies.
        Directory.CreateSymbolicLink(_folder.At("links/folder"), "../real/deep");
        File.CreateSymbolicLink(_folder.At("links/chain"), "../real/file");
        File.CreateSymbolicLink(_folder.At("links/link"), target);

        AtomicFile.ReplaceText(_folder.At("links/link"), "new", LinkPolicy.Follow);

        Assert.Equal("new", File.ReadAllText(_folder.At("real/file")));
        Assert.Equal(target, new FileInfo(_folder.At("links/link")).LinkTarget);
        Assert.Equal(["links", "links/chain", "links/folder", "links/link", "real", "real/deep", "real/file"], Entries());
    }

    [Fact]
    public void A_link_to_nothing_creates_what_it_names_and_a_file_without_link_is_written_as_ever()
    {
        File.CreateSymbolicLink(_folder.At("links/link"), _folder.At("real/new"));
        AtomicFile.Replace(_folder.At("links/link"), FileFolder.Bytes("1"), LinkPolicy.Follow);
        AtomicFile.Replace(_folder.At("real/plain"), FileFolder.Bytes("2"), LinkPolicy.Follow);
        Assert.Equal(("1", "2"), (File.ReadAllText(_folder.At("real/new")), File.ReadAllText(_folder.At("real/plain"))));
        Assert.NotNull(new FileInfo(_folder.At("links/link")).LinkTarget);
    }

    [Fact]
    public void Links_that_lead_round_are_refused_and_so_is_every_link_unless_asked()
    {
        File.CreateSymbolicLink(_folder.At("links/a"), "b");
        File.CreateSymbolicLink(_folder.At("links/b"), "a");
        foreach (LinkPolicy links in new[] { LinkPolicy.Refuse, LinkPolicy.Follow })
        {
            StoreException refused = Assert.Throws<StoreException>(() => AtomicFile.ReplaceText(_folder.At("links/a"), "x", links));
            Assert.Equal(StoreFault.Security, refused.Fault);
        }

        Assert.Throws<StoreException>(() => AtomicFile.TryCreate(_folder.At("links/a"), FileFolder.Bytes("x")));
        Assert.Equal(["links", "links/a", "links/b", "real", "real/deep"], Entries());
    }

    private string[] Entries() => [.. _folder.Entries().Where(entry => !entry.StartsWith("links/folder/", StringComparison.Ordinal))];
}
