using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Tests.Git;

public sealed class GitRepositoryTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_probe_tells_missing_git_no_repository_damage_and_readiness_apart()
    {
        Assert.Equal(GitStatus.GitMissing, GitRepository.Probe(_folder.Root, ""));
        Assert.Equal(GitStatus.GitMissing, GitRepository.Probe(_folder.Root, _folder.Root));
        Assert.Equal(GitStatus.NotARepository, GitRepository.Probe(_folder.Root));
        await _folder.Open();
        Assert.Equal(GitStatus.Ready, GitRepository.Probe(_folder.Root));
        Assert.Equal(GitStatus.Ready, GitRepository.Probe(_folder.Root + "/"));
        File.Delete(_folder.At(".git/HEAD"));
        Assert.Equal(GitStatus.Damaged, GitRepository.Probe(_folder.Root));
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => GitRepository.OpenAsync(_folder.Root, None));
        Assert.Equal(StoreFault.Git, refused.Fault);
    }

    [Fact]
    public async Task A_folder_inside_a_work_tree_is_no_repository_until_it_gets_its_own()
    {
        await _folder.Open();
        string inner = Directory.CreateDirectory(_folder.At("inner")).FullName;
        Assert.Equal(GitStatus.NotARepository, GitRepository.Probe(inner));
        Directory.CreateDirectory(Path.Combine(inner, ".git"));
        Assert.Equal(GitStatus.Damaged, GitRepository.Probe(inner));
        Directory.Delete(Path.Combine(inner, ".git"));
        GitRepository repository = await GitFolder.Open(inner);
        await GitFolder.Add(repository, GitFolder.Commit("x", ("a", "1")));
        Assert.Equal("", _folder.Git("for-each-ref"));
    }

    [Fact]
    public async Task Creating_twice_changes_nothing()
    {
        GitBatch batch = await GitFolder.Add(await _folder.Open(), GitFolder.Commit("x", ("a", "1")));
        GitRepository again = await _folder.Open();
        Assert.Equal(batch.TipId, (await again.ReadHeadAsync(None)).CommitId);
    }

    [Fact]
    public async Task A_setting_waits_for_whoever_changes_another_and_names_a_lock_that_stays()
    {
        GitRepository repository = await _folder.Open();
        string file = _folder.At(".git/config.lock");
        await File.WriteAllTextAsync(file, "theirs");

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => repository.SetSettingAsync("a.b", "c", None));

        Assert.Contains($"holds '{file}'", refused.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", await File.ReadAllTextAsync(file));
        Task change = repository.SetSettingAsync("a.b", "c", None);
        File.Delete(file);
        await change;
        Assert.Equal("c", await repository.FindSettingAsync("a.b", None));
    }

    [Fact]
    public async Task A_tag_and_a_file_with_the_heads_name_do_not_pass_for_it()
    {
        GitRepository repository = await _folder.Open();
        GitBatch first = await GitFolder.Add(repository, GitFolder.Commit("one", ("a", "1")));
        string branch = _folder.Git("symbolic-ref", "HEAD").Trim();
        _folder.Git("update-ref", "refs/tags/HEAD", first.TipId);
        File.WriteAllText(_folder.At("HEAD"), "a file");
        GitBatch second = await GitFolder.Add(repository, GitFolder.Commit("two", ("a", "2")));

        Assert.Equal(new GitHead(branch, second.TipId, Detached: false), await repository.ReadHeadAsync(None));
    }

    [Fact]
    public async Task A_linked_work_tree_commits_to_its_own_branch_and_index()
    {
        GitRepository repository = await _folder.Open();
        GitBatch first = await _folder.AddWithFile(repository, "a", "1");
        string branch = (await repository.ReadHeadAsync(None)).Reference;
        string linked = Path.Combine(_folder.Root, "..", "linked");
        _folder.Git("worktree", "add", "-q", "-b", "side", linked);
        Assert.Equal(GitStatus.Ready, GitRepository.Probe(linked));
        GitRepository side = await GitRepository.OpenAsync(linked, None);
        GitBatch second = await GitFolder.Add(side, GitFolder.Commit("side", ("b", "2")));
        await File.WriteAllTextAsync(Path.Combine(linked, "b"), "2");
        Assert.True(await side.TryEnterIndexAsync(second.TipId, ["b"], None));
        await side.AddExcludeAsync(["*.tmp"]);
        Assert.True(await side.IsIgnoredAsync("x.tmp", None));
        Assert.Equal("", _folder.Git("-C", linked, "status", "--porcelain"));
        Assert.Equal(second.TipId, _folder.Git("rev-parse", "refs/heads/side").Trim());
        Assert.Equal(first.TipId, _folder.Git("rev-parse", branch).Trim());
    }

    [Fact]
    public async Task The_identity_is_the_configured_one_or_the_default()
    {
        GitRepository repository = await _folder.Open();
        _folder.Git("config", "user.name", "");
        Assert.Equal(GitIdentity.Default, await repository.ReadIdentityAsync(None));
        _folder.Git("config", "user.name", "Ünï Çode");
        _folder.Git("config", "user.email", "u@example.org");
        Assert.Equal(new GitIdentity("Ünï Çode", "u@example.org"), await repository.ReadIdentityAsync(None));
    }

    [Fact]
    public async Task A_cancelled_call_ends_and_the_reference_stays()
    {
        GitRepository repository = await _folder.Open();
        GitHead head = await repository.ReadHeadAsync(None);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => repository.CommitAsync(
            head, [GitFolder.Commit("x", ("a", "1"))], _ => cancel.CancelAsync(), cancel.Token));
        Assert.Equal(head, await repository.ReadHeadAsync(None));
    }

    [Fact]
    public void What_points_git_elsewhere_is_not_passed_on()
    {
        var environment = new Dictionary<string, string?>
        {
            ["GIT_DIR"] = "/x", ["GIT_INDEX_FILE"] = "/x", ["GIT_AUTHOR_DATE"] = "1", ["GIT_CONFIG_PARAMETERS"] = "x",
            ["GIT_CONFIG_GLOBAL"] = "/g", ["PATH"] = "/bin", ["LC_ALL"] = "de_DE",
        };
        GitEnvironment.Clean(environment, "/some/root");
        Assert.Equal(
            ["GIT_CEILING_DIRECTORIES=/some", "GIT_CONFIG_GLOBAL=/g", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", "PATH=/bin"],
            environment.Select(e => $"{e.Key}={e.Value}").Order(StringComparer.Ordinal));
    }
}
