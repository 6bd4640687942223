namespace EmergentLearning.Engine.Package.Tests;

/// <summary>What keeps a build from being remembered is a coded warning; the build ends as it would have ended.</summary>
public sealed class MemoryTroubleTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task A_store_that_is_busy_or_broken_is_a_warning_and_with_strict_an_error()
    {
        MemoryProject project = MemoryProject.New(package);
        string busy = project.Sample.Recorder(also: "echo 'elf: the lock is held by 4711' >&2; exit 8");
        project.Break();

        Assert.Equal(["ELE9004", "ELE9002"], (await project.BuildAsync(busy)).MustFailWith("CS0103").WarningCodes);
        Assert.Equal(["CS0103", "ELE9002"], (await project.BuildAsync(busy, "-p:EmergentLearningStrict=true")).ErrorCodes.Order(StringComparer.Ordinal));

        // Nothing was recorded, so nothing has to be closed.
        project.Mend();
        int before = project.Sample.RecordedRuns.Count;
        (await project.BuildAsync(busy)).MustSucceed();
        Assert.Equal(before, project.Sample.RecordedRuns.Count);
    }

    [Fact]
    public async Task A_corrupt_store_is_left_as_it_is()
    {
        MemoryProject project = MemoryProject.New(package);
        string database = Path.Combine(project.Sample.Store, "memory/index.db");
        await File.WriteAllTextAsync(database, "This is no database, and longer than the header of one would have to be, so that it is looked at.");
        byte[] before = await File.ReadAllBytesAsync(database);
        project.Break();

        Assert.Equal(["ELE9004", "ELE9002"], (await project.BuildAsync()).MustFailWith("CS0103").WarningCodes);

        Assert.Equal(before, await File.ReadAllBytesAsync(database));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_not_created_and_one_outside_the_repository_is_used()
    {
        MemoryProject project = MemoryProject.New(package);
        await project.CommitAsync();
        project.Break();

        Assert.Equal(["ELE9005"], (await project.BuildAsync("-p:EmergentLearningBuildMemoryRoot=stroe")).MustFailWith("CS0103").WarningCodes);
        Assert.False(Directory.Exists(Path.Combine(project.Sample.Folder, "stroe")));

        DirectoryInfo outside = Directory.CreateTempSubdirectory("elf memory ö ");
        Assert.Empty((await project.BuildAsync($"-p:EmergentLearningBuildMemoryRoot={outside.FullName}")).MustFailWith("CS0103").WarningCodes);
        Assert.Single(Directory.GetFiles(Path.Combine(outside.FullName, "memory/failures")));
        outside.Delete(recursive: true);
    }

    [Fact]
    public async Task Outside_a_repository_it_is_remembered_without_a_commit()
    {
        MemoryProject project = MemoryProject.New(package);
        project.Break();

        BuildReport report = (await project.BuildAsync()).MustFailWith("CS0103");

        Assert.Empty(report.WarningCodes);
        Assert.Equal("", project.Field("Commit"));
    }
}
