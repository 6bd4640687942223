namespace EmergentLearning.Engine.Package.Tests;

/// <summary>What a project lists is recorded once.</summary>
public sealed class LearningRecordTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string NoSync = "-p:EmergentLearningSyncEnabled=false";
    private const string Failure = "<LearningRecord Include=\"Retry storm\" Kind=\"failure\" Domain=\"http\" Severity=\"high\" Summary=\"No &quot;jitter&quot;.\" />";
    private const string Rule = "<LearningRecord Include=\"Retry with jitter\" Kind=\"heuristic\" Domain=\"http\" Confidence=\"0.9\" />";

    [Fact]
    public async Task Each_item_is_recorded_once_also_after_the_intermediate_folder_is_gone()
    {
        MemoryProject project = MemoryProject.New(package);
        List(project, Failure + Rule);

        (await project.Sample.BuildAsync(NoSync)).MustSucceed();
        Directory.Delete(Path.Combine(project.Sample.Folder, "obj"), recursive: true);
        (await project.Sample.BuildAsync(NoSync)).MustSucceed();
        project.Sample.Edit("GettingStarted.csproj", "Severity=\"high\"", "Severity=\"low\"");
        (await project.Sample.BuildAsync(NoSync)).MustSucceed();

        Assert.Equal(2, await project.CountAsync("http"));
        string rules = await File.ReadAllTextAsync(Path.Combine(project.Sample.Store, "memory/heuristics/http.md"));
        Assert.Equal(2, rules.Split("Retry with jitter").Length);
    }

    [Fact]
    public async Task A_second_build_starts_nothing_and_one_after_a_failed_recording_tries_again()
    {
        MemoryProject project = MemoryProject.New(package);
        List(project, Failure);
        string failing = project.Sample.Recorder(also: "exit 8");
        Assert.Equal(["ELE9002"], (await project.Sample.BuildAsync(NoSync, failing)).MustSucceed().WarningCodes);

        string recorder = project.Sample.Recorder();
        int before = project.Sample.RecordedRuns.Count;
        (await project.Sample.BuildAsync(NoSync, recorder)).MustSucceed();
        (await project.Sample.BuildAsync(NoSync, recorder)).MustSucceed();

        Assert.Equal(before + 1, project.Sample.RecordedRuns.Count);
        Assert.StartsWith("build|record|", project.Sample.RecordedRuns[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<LearningRecord Include=\"T\" Kind=\"success\" Domain=\"d\" />")]
    [InlineData("<LearningRecord Include=\"T\" Kind=\"failure\" />")]
    [InlineData("<LearningRecord Include=\"T\" Domain=\"d\" />")]
    public async Task A_wrong_item_is_a_coded_error_at_the_project_that_has_it(string item)
    {
        MemoryProject project = MemoryProject.New(package);
        List(project, item);

        BuildReport report = (await project.Sample.BuildAsync(NoSync, project.Sample.Recorder())).MustFailWith("ELE9030");

        Assert.EndsWith("GettingStarted.csproj", Assert.Single(report.Errors).File, StringComparison.Ordinal);
        Assert.Empty(project.Sample.RecordedRuns);
    }

    private static void List(MemoryProject project, string items) =>
        project.Sample.Edit("GettingStarted.csproj", "</Project>", $"<ItemGroup>{items}</ItemGroup></Project>");
}
