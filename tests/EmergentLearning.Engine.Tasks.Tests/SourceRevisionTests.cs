using EmergentLearning.Engine.Tasks.Remembering;

namespace EmergentLearning.Engine.Tasks.Tests;

public sealed class SourceRevisionTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("revision ö ");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_branch_is_followed_to_its_commit_from_any_folder_below()
    {
        Write(".git/HEAD", "ref: refs/heads/a/b\n");
        Write(".git/refs/heads/a/b", Commit + "\n");
        Directory.CreateDirectory(At("src/App"));

        Assert.Equal(new SourceRevision(_folder.FullName, Commit), SourceRevision.Find(At("src/App")));
    }

    [Fact]
    public void A_packed_branch_and_a_detached_head_are_read()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write(".git/packed-refs", $"# pack-refs\nffffffffffffffffffffffffffffffffffffffff refs/remotes/refs/heads/main\n{Commit} refs/heads/main\n^{Commit}\n");
        Assert.Equal(Commit, SourceRevision.Find(_folder.FullName)?.Commit);

        Write(".git/HEAD", "abcdef0123456789abcdef0123456789abcdef01\n");
        Assert.Equal("abcdef0123456789abcdef0123456789abcdef01", SourceRevision.Find(_folder.FullName)?.Commit);
    }

    [Fact]
    public void A_linked_work_tree_has_its_own_head_and_the_branches_of_its_repository()
    {
        Write("main/.git/refs/heads/side", Commit);
        Write("main/.git/worktrees/w/HEAD", "ref: refs/heads/side");
        Write("main/.git/worktrees/w/commondir", "../..");
        Write("w/.git", $"gitdir: {At("main/.git/worktrees/w")}");

        Assert.Equal(new SourceRevision(At("w"), Commit), SourceRevision.Find(At("w")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ref: refs/heads/none")]
    [InlineData("ref: refs/heads/.invalid")]
    [InlineData("nonsense")]
    public void A_repository_that_is_not_understood_has_no_commit(string head)
    {
        Write(".git/HEAD", head);

        Assert.Equal(new SourceRevision(_folder.FullName, null), SourceRevision.Find(_folder.FullName));
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}
