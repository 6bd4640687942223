namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>What an editor asks of the build while somebody types.</summary>
public sealed class DesignTimeTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task It_gets_the_generator_and_the_analyzers_and_starts_and_writes_nothing()
    {
        SampleProject sample = package.NewSample();
        string[] editor =
        [
            "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            sample.Recorder(),
        ];
        (await sample.DotnetAsync("restore", [])).MustSucceed();

        BuildReport report = (await sample.DotnetAsync("msbuild", editor)).MustSucceed();

        Assert.Empty(report.TargetsThatRan);
        Assert.Empty(sample.RecordedRuns);
        Assert.Empty(sample.RecordedChecks);
        Assert.Empty(Directory.GetFiles(sample.Folder, "EmergentLearning.*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(sample.Store, ".elf")));
        string[] expected = ["EmergentLearning.Engine.Analyzers.dll", "EmergentLearning.Engine.CodeFixes.dll", "EmergentLearning.Engine.Generators.dll"];
        Assert.Equal(expected, report.Analyzers.Where(name => name.StartsWith("EmergentLearning.", StringComparison.Ordinal)));
    }
}
