namespace EmergentLearning.Engine.Package.Tests;

/// <summary>A failing build is remembered, recognised and closed, with the packaged <c>elf</c> and by one property.</summary>
public sealed class BuildMemoryTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task A_failure_is_recorded_once_recognised_the_second_time_and_closed_by_a_good_build()
    {
        MemoryProject project = MemoryProject.New(package);
        project.Break();

        Assert.Empty((await project.BuildAsync()).MustFailWith("CS0103").WarningCodes);
        Assert.Equal(("open", "1"), (project.Field("State"), project.Field("Seen")));
        Assert.Contains("Program.cs(2,26): error CS0103", project.Record, StringComparison.Ordinal);

        // On another line and of another name, it is the same.
        project.Break("\n\n  other");
        string known = Assert.Single((await project.BuildAsync()).MustFailWith("CS0103").Warnings("ELE9031"));
        Assert.Contains("Seen 2 times", known, StringComparison.Ordinal);
        Assert.Contains("It has not been mended yet", known, StringComparison.Ordinal);

        project.Mend();
        Assert.Empty((await project.BuildAsync()).MustSucceed().WarningCodes);
        Assert.Equal(("mended", "2"), (project.Field("State"), project.Field("Seen")));

        project.Break();
        known = Assert.Single((await project.BuildAsync("-p:TreatWarningsAsErrors=true")).MustFailWith("CS0103").Warnings("ELE9031"));
        Assert.Contains("Seen 3 times", known, StringComparison.Ordinal);
        Assert.Contains("Mended last on", known, StringComparison.Ordinal);
        Assert.Equal(1, await project.CountAsync("build-gettingstarted"));
    }

    [Fact]
    public async Task The_commit_that_mended_it_is_linked_and_a_build_with_nothing_new_starts_nothing()
    {
        MemoryProject project = MemoryProject.New(package);
        string good = await project.CommitAsync();
        project.Break();
        (await project.BuildAsync()).MustFailWith("CS0103");
        Assert.Equal(good, project.Field("Commit"));

        project.Mend();
        (await project.BuildAsync()).MustSucceed();
        Assert.EndsWith($" after {good}", project.Field("Mended"), StringComparison.Ordinal);

        // Until there is a commit, nothing is started: a recorder stands for elf.
        string recorder = project.Sample.Recorder();
        (await project.BuildAsync(recorder)).MustSucceed();
        Assert.Empty(project.Sample.RecordedRuns);

        string mended = await project.CommitAsync();
        (await project.BuildAsync()).MustSucceed();
        Assert.EndsWith($" by {mended}", project.Field("Mended"), StringComparison.Ordinal);
        (await project.BuildAsync(recorder)).MustSucceed();
        Assert.Empty(project.Sample.RecordedRuns);
    }

    [Fact]
    public async Task A_rule_that_was_learned_is_told_with_the_failure()
    {
        MemoryProject project = MemoryProject.New(package);
        project.Break();
        (await project.BuildAsync()).MustFailWith("CS0103");
        string[] rule = ["record", "heuristic", "--domain", "csharp", "--rule", "CS0103 is a missing using", "--base-path", project.Sample.Store];
        (await project.Sample.ElfAsync(rule)).MustSucceed();

        string known = Assert.Single((await project.BuildAsync()).MustFailWith("CS0103").Warnings("ELE9031"));

        Assert.Contains("CS0103 is a missing using (0.7)", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_any_task_is_seen_and_no_secret_and_no_place_of_this_machine_is_stored()
    {
        MemoryProject project = MemoryProject.New(package);
        project.Sample.Edit("GettingStarted.csproj", "</Project>", """
              <Target Name="Push" AfterTargets="CoreCompile">
                <Error Code="PUSH1" Text="$(MSBuildProjectDirectory)/a.nupkg: https://ann:s3cret@feed.test refused Password=hunter2" />
              </Target>
            </Project>
            """);

        (await project.BuildAsync()).MustFailWith("PUSH1");

        Assert.Contains("error PUSH1: a.nupkg: https://[redacted]@feed.test refused Password=[redacted]", project.Record, StringComparison.Ordinal);
        Assert.DoesNotContain(project.Sample.Folder, project.Record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_errors_cannot_be_listened_to_those_of_the_compiler_are_the_same_failure()
    {
        MemoryProject project = MemoryProject.New(package);
        project.Break();
        (await project.BuildAsync()).MustFailWith("CS0103");

        BuildReport report = (await project.BuildAsync("-p:EmergentLearningTaskFactory=TaskHostFactory")).MustFailWith("CS0103");

        Assert.Contains("Seen 2 times", Assert.Single(report.Warnings("ELE9031")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_started_by_good_builds_design_time_builds_or_without_the_property()
    {
        MemoryProject project = MemoryProject.New(package);
        string recorder = project.Sample.Recorder();

        (await project.BuildAsync(recorder)).MustSucceed();
        (await project.BuildAsync(recorder)).MustSucceed();
        project.Break();
        await project.BuildAsync(recorder, "-p:DesignTimeBuild=true");
        await project.BuildAsync(recorder, "-p:EmergentLearningBuildMemory=false");
        Assert.Empty(project.Sample.RecordedRuns);

        await project.BuildAsync(recorder);
        Assert.Equal(["init", "build|failed"], project.Sample.RecordedRuns.Select(run => run.Split("|--base-path")[0]));
    }
}
