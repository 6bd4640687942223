using System.Text;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Tests.Git;

public sealed class GitFateTests : IDisposable
{
    private const string Path = "memory/[a] b*.md";

    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_the_head_has_is_told_from_one_that_a_commit_deleted()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, Path, "one\n");
        await _folder.AddWithFile(repository, "memory/other.md", "one\n");
        Assert.Equal(GitFate.InHead, await AskAsync(repository, "one\n"));
        Assert.Equal(GitFate.Unknown, await AskAsync(repository, "never committed\n"));

        await GitFolder.Add(repository, GitFolder.Commit("delete", (Path, null)));

        Assert.Equal(GitFate.Deleted, await AskAsync(repository, "one\n"));
        Assert.Equal(GitFate.Unknown, await AskAsync(repository, "never committed\n"));
        Assert.Equal(GitFate.InHead, (await repository.FindFatesAsync([Path, "memory/other.md"], Content("one\n"), default))["memory/other.md"]);
    }

    [Fact]
    public async Task A_text_that_others_changed_and_then_deleted_was_deleted_and_one_that_they_changed_was_not()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, Path, "one\n");
        await GitFolder.Add(repository, GitFolder.Commit("change", (Path, "two\n")));
        Assert.Equal(GitFate.ChangedInHead, await AskAsync(repository, "one\n"));

        await GitFolder.Add(repository, GitFolder.Commit("delete", (Path, null)));

        Assert.Equal(GitFate.Deleted, await AskAsync(repository, "one\n"));
        Assert.Equal(GitFate.Deleted, await AskAsync(repository, "two\n"));
    }

    [Fact]
    public async Task What_a_merge_alone_deleted_was_deleted()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, Path, "one\n");
        _folder.Git("checkout", "-q", "-b", "side");
        await _folder.AddWithFile(repository, "side.md", "side\n");
        _folder.Git("checkout", "-q", "-");
        await _folder.AddWithFile(repository, "main.md", "main\n");
        _folder.Git("merge", "-q", "--no-commit", "side");
        _folder.Git("rm", "-q", "--", $":(literal){Path}");

        Assert.Equal(GitFate.Undecided, await AskAsync(repository, "one\n"));
        _folder.Git("commit", "-q", "-m", "merge");

        Assert.Equal(GitFate.Deleted, await AskAsync(repository, "one\n"));
    }

    [Fact]
    public async Task A_history_that_never_had_the_file_tells_nothing()
    {
        GitRepository repository = await _folder.Open();
        Assert.Equal(GitFate.Unknown, await AskAsync(repository, "one\n"));
        await _folder.AddWithFile(repository, "other.md", "one\n");
        _folder.Git("checkout", "-q", "-b", "side");
        await _folder.AddWithFile(repository, Path, "one\n");
        await GitFolder.Add(repository, GitFolder.Commit("delete", (Path, null)));

        _folder.Git("checkout", "-q", "-f", "-");

        Assert.Equal(GitFate.Unknown, await AskAsync(repository, "one\n"));
    }

    [Fact]
    public async Task A_sparse_work_tree_lacks_files_that_nobody_removed()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, Path, "one\n");

        _folder.Git("config", "core.sparseCheckout", "true");

        Assert.Equal(GitFate.Undecided, await AskAsync(repository, "one\n"));
    }

    [Fact]
    public async Task The_settings_of_a_user_do_not_change_the_answer()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, Path, "one\n");
        await GitFolder.Add(repository, GitFolder.Commit("delete", (Path, null)));
        _folder.Git("config", "log.follow", "true");
        _folder.Git("config", "log.showRoot", "false");
        _folder.Git("config", "log.diffMerges", "off");
        _folder.Git("config", "log.showSignature", "true");
        _folder.Git("config", "diff.renames", "copies");

        Assert.Equal(GitFate.Deleted, await AskAsync(repository, "one\n"));
    }

    private static Func<string, byte[]?> Content(string text) => _ => Encoding.UTF8.GetBytes(text);

    private static async Task<GitFate> AskAsync(GitRepository repository, string content) =>
        (await repository.FindFatesAsync([Path], Content(content), CancellationToken.None))[Path];
}
