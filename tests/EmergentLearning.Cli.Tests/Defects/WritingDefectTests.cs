using System.Diagnostics;
using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Defects;

/// <summary>The defects of the original that lost what was written, each brought about again. The numbers are those of docs/defects.md.</summary>
public sealed class WritingDefectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task D01_A_locked_database_is_waited_for_and_a_missing_table_is_made_and_no_record_has_the_number_0()
    {
        _folder.WithRecord();
        Task lockedMeanwhile = Database.HoldAsync(Store, TimeSpan.FromSeconds(1.5));

        JsonElement rule = _folder.Elf("record", "heuristic", "--domain", "d1", "--rule", "Wait", "--format", "json").Succeeded().Json;
        await lockedMeanwhile;
        Database.Run(Store, "drop table decisions");
        JsonElement decision = _folder
            .Elf("record", "decision", "--title", "t", "--context", "c", "--decision", "d", "--rationale", "r", "--format", "json").Succeeded().Json;

        Assert.Equal(["Wait"], Database.Ask(Store, "select rule from heuristics"));
        Assert.Equal(["t"], Database.Ask(Store, "select title from decisions"));
        Assert.Contains($"## H-{rule.GetProperty("id")}: Wait", Read("memory/heuristics/d1.md"), StringComparison.Ordinal);
        Assert.Contains($"# ADR-{decision.GetProperty("id")}: t", Read(decision.GetProperty("path").GetString()!), StringComparison.Ordinal);
        Assert.DoesNotContain("-0:", Read("memory/heuristics/d1.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void D02_Parallel_writers_lose_nothing()
    {
        _folder.WithRecord();
        Process[] writers = [.. Enumerable.Range(0, 8).Select(i => Elf.Start(
            static _ => { }, "record", "heuristic", "--domain", "crowd", "--rule", $"rule {i}", "--base-path", Store))];
        foreach (Process writer in writers)
        {
            writer.WaitForExit();
            Assert.Equal(0, writer.ExitCode);
            writer.Dispose();
        }

        string file = Read("memory/heuristics/crowd.md");
        Assert.Equal(8, Database.Ask(Store, "select rule from heuristics").Count);
        Assert.All(Enumerable.Range(0, 8), i => Assert.Contains($": rule {i}\n", file, StringComparison.Ordinal));
        Assert.Equal(8, Git.Run(Store, "log", "--format=%s").Split('\n').Count(line => line.StartsWith("heuristic: rule ", StringComparison.Ordinal)));
    }

    [Fact]
    public void D03_A_started_experiment_is_there_row_folder_and_commit()
    {
        JsonElement answer = _folder.Elf("record", "experiment", "--name", "Full jitter", "--hypothesis", "Storms end", "--format", "json").Succeeded().Json;

        string path = answer.GetProperty("path").GetString()!;
        Assert.Equal(["active"], Database.Ask(Store, "select status from experiments"));
        Assert.Contains("## Hypothesis\n\nStorms end\n", Read(path), StringComparison.Ordinal);
        Assert.Contains("## Cycle 1\n", Read(path.Replace("hypothesis.md", "log.md", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("experiment: Start 'Full jitter'", Git.Run(Store, "log", "-1", "--format=%s", "--", path), StringComparison.Ordinal);
        Assert.Equal(2, Git.Run(Store, "show", "--name-only", "--format=", answer.GetProperty("commit").GetString()!).TrimEnd().Split('\n').Length);
        _folder.Elf("sync").Succeeded();
    }

    [Theory]
    [InlineData("index.lock")]
    [InlineData("claude-lock")]
    public void D07_A_lock_that_somebody_left_behind_in_git_keeps_no_record_from_its_commit(string name)
    {
        _folder.WithRecord();
        File.WriteAllText(Path.Combine(Store, ".git", name), "");

        JsonElement answer = _folder.Elf("record", "failure", "--title", "After", "--domain", "d", "--format", "json").Succeeded().Json;

        Assert.Equal("failure: After\n", Git.Run(Store, "log", "-1", "--format=%s", answer.GetProperty("commit").GetString()!));
    }

    [Fact]
    public void D08_The_folder_that_the_original_locks_with_holds_nobody_up_whatever_its_age()
    {
        _folder.WithRecord();
        foreach (int age in new[] { 0, 120, 3600 })
        {
            string left = Directory.CreateDirectory(Path.Combine(Store, ".git", "claude-lock.dir")).FullName;
            Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddSeconds(-age));

            JsonElement answer = _folder.Elf("record", "failure", "--title", $"Age {age}", "--domain", "d", "--format", "json").Succeeded().Json;

            Assert.Equal("committed", answer.GetProperty("level").GetString());
        }
    }

    [Fact]
    public void D09_No_two_records_share_a_file_whatever_their_titles()
    {
        string[] titles = ["Same", "Same", "!!!", "测试失败", "∑∫", "🔥"];

        string[] paths = [.. titles.Select(title =>
            _folder.Elf("record", "failure", "--title", title, "--domain", "d", "--summary", $"about {title}", "--format", "json").Succeeded()
                .Json.GetProperty("path").GetString()!)];

        Assert.Equal(titles.Length, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(titles.Zip(paths), pair => Assert.Contains($"about {pair.First}\n", Read(pair.Second), StringComparison.Ordinal));
    }

    [SkippableFact]
    public void D10_A_link_where_the_file_would_be_is_not_written_through()
    {
        Skip.If(OperatingSystem.IsWindows());
        _folder.WithRecord();
        string outside = _folder.At("outside.md");
        File.WriteAllText(outside, "not ours");
        File.CreateSymbolicLink(Path.Combine(Store, "memory", "failures", $"{DateTime.Now:yyyyMMdd}_sl.md"), outside);

        ElfRun run = _folder.Elf("record", "failure", "--title", "sl", "--domain", "d", "--format", "json");

        Assert.Equal("not ours", File.ReadAllText(outside));
        Assert.True(run.ExitCode == 6 || File.Exists(Path.Combine(Store, run.Json.GetProperty("path").GetString()!)), run.ToString());
        Assert.True(run.ExitCode == 6 || !run.Json.GetProperty("path").GetString()!.EndsWith("_sl.md", StringComparison.Ordinal), run.ToString());
    }

    [Fact]
    public void D13_A_commit_takes_nothing_that_somebody_staged()
    {
        _folder.WithRecord();
        File.WriteAllText(Path.Combine(Store, "unrelated.txt"), "mine");
        Git.Run(Store, "add", "unrelated.txt");

        JsonElement answer = _folder
            .Elf("record", "spike", "--title", "grab", "--topic", "t", "--question", "q", "--findings", "f", "--format", "json").Succeeded().Json;

        Assert.Equal(
            $"{answer.GetProperty("path")}\n", Git.Run(Store, "show", "--name-only", "--format=", answer.GetProperty("commit").GetString()!));
        Assert.Equal("A  unrelated.txt\n", Git.Run(Store, "status", "--porcelain", "unrelated.txt"));
    }

    [SkippableFact]
    public void D18_A_record_starts_no_shell_and_no_sqlite()
    {
        Skip.If(OperatingSystem.IsWindows());
        string bin = Directory.CreateDirectory(_folder.At("bin")).FullName;
        string git = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "git")).First(File.Exists);
        File.CreateSymbolicLink(Path.Combine(bin, "git"), git);

        // No other program can be found: whatever needs one fails.
        JsonElement answer = Elf.Run(
            start => start.Environment["PATH"] = bin,
            "record", "failure", "--title", "t", "--domain", "d", "--format", "json", "--base-path", Store).Succeeded().Json;

        Assert.Equal("committed", answer.GetProperty("level").GetString());
        Assert.False(Directory.Exists(Path.Combine(Store, "logs")));
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(Store, path));
}
