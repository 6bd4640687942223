namespace EmergentLearning.Engine.Package.Tests;

/// <summary>When the sync runs and when it does not; a recorder stands for <c>elf</c>.</summary>
public sealed class SyncTargetTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task It_runs_after_the_first_build_only_and_again_when_a_markdown_file_is_edited_added_or_deleted()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder();

        BuildReport first = (await sample.BuildAsync(elf)).MustSucceed();
        Assert.Equal(1, first.SyncTasks);
        string[] expected = [$"init|--base-path|{sample.Store}|--format|json|", $"sync|--fix|--base-path|{sample.Store}|--format|json|"];
        Assert.Equal(expected, sample.RecordedRuns);

        await AssertUpToDateAsync(sample, elf);

        string record = Assert.Single(Directory.GetFiles(sample.Failures));
        File.AppendAllText(record, "\nMore.\n");
        await AssertRunsOnceMoreAsync(sample, elf);

        string added = Path.Combine(sample.Failures, "20260106_ö added.md");
        File.Copy(record, added);
        File.SetLastWriteTimeUtc(added, DateTime.UnixEpoch);
        await AssertRunsOnceMoreAsync(sample, elf);

        File.Delete(added);
        await AssertRunsOnceMoreAsync(sample, elf);
        await AssertUpToDateAsync(sample, elf);
    }

    [Fact]
    public async Task Files_that_the_sync_itself_writes_do_not_run_it_again()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder(also: $"echo '# Written' > '{sample.Failures}/20260107_written.md'");

        Assert.Equal(1, (await sample.BuildAsync(elf)).MustSucceed().SyncTasks);

        await AssertUpToDateAsync(sample, elf);
    }

    [Fact]
    public async Task It_does_nothing_in_a_design_time_build_when_disabled_or_without_a_root()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder();

        Assert.Equal(0, (await sample.BuildAsync(elf, "-p:DesignTimeBuild=true")).MustSucceed().SyncTasks);
        Assert.Equal(0, (await sample.BuildAsync(elf, "-p:EmergentLearningSyncEnabled=false")).MustSucceed().SyncTasks);
        Assert.Equal(0, (await sample.BuildAsync(elf, "-p:EmergentLearningRoot=")).MustSucceed().SyncTasks);

        Assert.Empty(sample.RecordedRuns);
        Assert.Empty(Directory.GetFiles(sample.Folder, "EmergentLearning.sync.*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task It_runs_alone_when_it_is_asked_for_by_name_but_never_in_restore()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder();

        Assert.Equal(0, (await sample.BuildAsync(elf, "-t:Restore")).MustSucceed().SyncTasks);
        Assert.Equal(1, (await sample.BuildAsync(elf, "-t:ElfSync", "--no-restore")).MustSucceed().SyncTasks);
    }

    [Fact]
    public async Task Clean_removes_the_stamp_so_that_the_next_build_syncs()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder();
        (await sample.BuildAsync(elf)).MustSucceed();
        Assert.True(File.Exists(sample.Stamp));

        await sample.CleanAsync();

        Assert.Empty(Directory.GetFiles(sample.Folder, "EmergentLearning.sync.*", SearchOption.AllDirectories));
        await AssertRunsOnceMoreAsync(sample, elf);
    }

    [Fact]
    public async Task A_failed_sync_warns_leaves_the_build_alone_and_is_tried_again()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder(also: "echo 'the lock is held by 4711' >&2; exit 8");

        BuildReport first = (await sample.BuildAsync(elf, "-p:TreatWarningsAsErrors=true")).MustSucceed();

        Assert.Equal(["ELE9004", "ELE9002"], first.WarningCodes);
        Assert.False(File.Exists(sample.Stamp));
        Assert.Equal(1, (await sample.BuildAsync(elf)).MustSucceed().SyncTasks);
    }

    [Fact]
    public async Task It_reaches_a_project_that_has_the_package_through_another_one()
    {
        SampleProject library = package.NewSample();
        SampleProject user = package.NewSample();
        string project = Path.Combine(user.Folder, "GettingStarted.csproj");
        string reference = $"<ProjectReference Include=\"{library.Folder}/GettingStarted.csproj\" />";
        string text = File.ReadAllText(project).Replace(
            "<PackageReference Include=\"EmergentLearning.Engine\" Version=\"0.1.0\" />", reference, StringComparison.Ordinal);
        File.WriteAllText(project, text.Replace("<OutputType>", "<AssemblyName>User</AssemblyName><OutputType>", StringComparison.Ordinal));

        BuildReport report = (await user.BuildAsync(user.Recorder())).MustSucceed();

        Assert.Equal(2, report.SyncTasks);
        Assert.Contains(user.RecordedRuns, run => run.Contains(user.Store, StringComparison.Ordinal));
    }

    private static async Task AssertUpToDateAsync(SampleProject sample, string elf)
    {
        BuildReport report = (await sample.BuildAsync(elf)).MustSucceed();
        Assert.Equal(0, report.SyncTasks);
        Assert.True(report.SyncWasUpToDate);
    }

    private static async Task AssertRunsOnceMoreAsync(SampleProject sample, string elf)
    {
        int before = sample.RecordedRuns.Count;
        Assert.Equal(1, (await sample.BuildAsync(elf)).MustSucceed().SyncTasks);
        Assert.Equal(before + 1, sample.RecordedRuns.Count);
    }
}
