using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Recording;

public sealed class GitMissingTests
{
    [Fact]
    public void Without_git_a_record_is_durable_and_says_that_its_commit_is_pending()
    {
        using var folder = new TemporaryFolder();

        ElfRun run = Elf.Run(
            start => start.Environment["PATH"] = folder.Root,
            "record", "failure", "--title", "No git here", "--domain", "tests", "--format", "json", "--base-path", folder.Store);

        Assert.Equal(0, run.ExitCode);
        run.AssertOneErrorLine();
        Assert.Contains("durable", run.Error, StringComparison.Ordinal);
        Assert.Contains("git", run.Error, StringComparison.Ordinal);
        Assert.Contains("elf sync --fix", run.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("commit").ValueKind);
        Assert.Equal("projected", run.Json.GetProperty("level").GetString());
        Assert.NotEmpty(run.Json.GetProperty("problem").GetString()!);
        Assert.True(File.Exists(Path.Combine(folder.Store, run.Json.GetProperty("path").GetString()!)));
    }

    [Fact]
    public void When_git_comes_back_the_pending_commits_are_made()
    {
        using var folder = new TemporaryFolder();
        Elf.Run(
            start => start.Environment["PATH"] = folder.Root,
            "record", "failure", "--title", "No git here", "--domain", "tests", "--base-path", folder.Store);

        folder.Elf("sync", "--fix").Succeeded();

        JsonElement stats = folder.Elf("query", "--stats", "--format", "json").Succeeded().Json;
        Assert.Equal(0, stats.GetProperty("pending_commits").GetInt32());
    }
}
