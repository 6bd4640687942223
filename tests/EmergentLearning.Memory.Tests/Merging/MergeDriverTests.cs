using EmergentLearning.Engine.Git;
using EmergentLearning.Memory.Merging;

namespace EmergentLearning.Memory.Tests.Merging;

/// <summary>The merge driver is installed where it is not, and left alone where it is.</summary>
public sealed class MergeDriverTests : IDisposable
{
    private const string Program = """'/opt/my "elf"\bin'""";
    private readonly string _folder = Directory.CreateTempSubdirectory("elf-driver-").FullName;

    [Fact]
    public async Task It_is_installed_once()
    {
        GitRepository repository = await GitRepository.InitAsync(_folder, CancellationToken.None);

        Assert.True(await MergeDriver.InstallAsync(_folder, Program));
        DateTime written = File.GetLastWriteTimeUtc(Configuration);
        Assert.False(await MergeDriver.InstallAsync(_folder, Program));

        Assert.Equal(written, File.GetLastWriteTimeUtc(Configuration));
        Assert.Equal($"{Program} merge-driver %O %A %B %P", await repository.FindSettingAsync("merge.elf.driver", CancellationToken.None));
    }

    [Theory]
    [InlineData("another program", "\tdriver = ", "\tdriver = other ")]
    [InlineData("in the section of another driver", "[merge \"elf\"]", "[merge \"other\"]")]
    [InlineData("switched off by a person", "\tdriver = ", "\t# driver = ")]
    public async Task It_is_installed_again_when_the_configuration_says(string what, string text, string instead)
    {
        GitRepository repository = await InstalledAsync();
        File.WriteAllText(Configuration, File.ReadAllText(Configuration).Replace(text, instead, StringComparison.Ordinal));

        Assert.True(await MergeDriver.InstallAsync(_folder, Program), what);
        Assert.Equal($"{Program} merge-driver %O %A %B %P", await repository.FindSettingAsync("merge.elf.driver", CancellationToken.None));
    }

    [Fact]
    public async Task It_is_installed_again_when_the_attributes_are_gone()
    {
        await InstalledAsync();
        File.Delete(Path.Combine(_folder, ".git", "info", "attributes"));

        Assert.True(await MergeDriver.InstallAsync(_folder, Program));
        Assert.Contains("merge=elf", File.ReadAllText(Path.Combine(_folder, ".git", "info", "attributes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_in_a_persons_own_hand_is_read_by_git()
    {
        await InstalledAsync();
        File.WriteAllText(Configuration, File.ReadAllText(Configuration).Replace("\tdriver = ", "  driver=", StringComparison.Ordinal));

        Assert.False(await MergeDriver.InstallAsync(_folder, Program));
    }

    [Fact]
    public async Task Only_files_that_moved_as_they_were_are_renamed_to_a_merge_into_each_branch_that_is_checked_out()
    {
        GitRepository repository = await InstalledAsync();
        string head = Path.Combine(_folder, ".git", "HEAD");
        string first = (await repository.ReadHeadAsync(CancellationToken.None)).Reference["refs/heads/".Length..];
        File.WriteAllText(head, "ref: refs/heads/topic/o'ne.two\n");

        Assert.True(await MergeDriver.InstallAsync(_folder, Program));
        Assert.False(await MergeDriver.InstallAsync(_folder, Program));

        foreach (string branch in (string[])[first, "topic/o'ne.two"])
            Assert.Equal("-X find-renames=100%", await repository.FindSettingAsync($"branch.{branch}.mergeOptions", CancellationToken.None));
    }

    [Fact]
    public async Task Options_that_a_person_has_set_for_merges_stay()
    {
        GitRepository repository = await GitRepository.InitAsync(_folder, CancellationToken.None);
        string setting = $"branch.{(await repository.ReadHeadAsync(CancellationToken.None)).Reference["refs/heads/".Length..]}.mergeOptions";
        await repository.SetSettingAsync(setting, "--no-ff", CancellationToken.None);

        Assert.True(await MergeDriver.InstallAsync(_folder, Program));
        Assert.False(await MergeDriver.InstallAsync(_folder, Program));

        Assert.Equal("--no-ff", await repository.FindSettingAsync(setting, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_branch_only_the_driver_is_installed()
    {
        GitRepository repository = await GitRepository.InitAsync(_folder, CancellationToken.None);
        var commit = new GitCommit("one\n", GitIdentity.Default, DateTimeOffset.UnixEpoch, [new GitFile("a.md", [])]);
        GitHead head = await repository.ReadHeadAsync(CancellationToken.None);
        GitBatch batch = await repository.CommitAsync(head, [commit], _ => Task.CompletedTask, CancellationToken.None);
        File.WriteAllText(Path.Combine(_folder, ".git", "HEAD"), batch.TipId + "\n");

        Assert.True(await MergeDriver.InstallAsync(_folder, Program));
        Assert.False(await MergeDriver.InstallAsync(_folder, Program));

        Assert.DoesNotContain("mergeOptions", File.ReadAllText(Configuration), StringComparison.Ordinal);
        Assert.NotNull(await repository.FindSettingAsync("merge.elf.driver", CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_without_a_repository_needs_none() => Assert.False(await MergeDriver.InstallAsync(_folder, Program));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Configuration => Path.Combine(_folder, ".git", "config");

    private async Task<GitRepository> InstalledAsync()
    {
        GitRepository repository = await GitRepository.InitAsync(_folder, CancellationToken.None);
        await MergeDriver.InstallAsync(_folder, Program);
        return repository;
    }
}
