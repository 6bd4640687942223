namespace EmergentLearning.Engine.Package.Tests;

/// <summary>What can go wrong is a coded warning, and an error only where the user asked for it or wrote something impossible.</summary>
public sealed class FailureTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task A_missing_elf_is_a_warning_and_with_strict_an_error()
    {
        SampleProject sample = package.NewSample();
        string elf = $"-p:EmergentLearningElfPath={Path.Combine(sample.Folder, "nowhere/elf.dll")}";

        Assert.Equal(["ELE9001"], (await sample.BuildAsync(elf)).MustSucceed().WarningCodes);
        (await sample.BuildAsync(elf, "-p:EmergentLearningStrict=true")).MustFailWith("ELE9001");
    }

    [Fact]
    public async Task A_root_that_does_not_exist_is_not_created()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder();

        BuildReport report = (await sample.BuildAsync(elf, "-p:EmergentLearningRoot=stroe")).MustSucceed();

        Assert.Equal(["ELE9005"], report.WarningCodes);
        Assert.Empty(sample.RecordedRuns);
        Assert.False(Directory.Exists(Path.Combine(sample.Folder, "stroe")));
        (await sample.BuildAsync(elf, "-p:EmergentLearningRoot=stroe", "-p:EmergentLearningStrict=true")).MustFailWith("ELE9005");
    }

    [Theory]
    [InlineData("EmergentLearningSyncEnabled=maybe")]
    [InlineData("EmergentLearningStrict=1")]
    [InlineData("EmergentLearningBuildMemory=perhaps")]
    [InlineData("EmergentLearningTimeoutSeconds=0")]
    [InlineData("EmergentLearningTimeoutSeconds=5m")]
    [InlineData("EmergentLearningRoot=Program.cs")]
    public async Task A_property_value_that_is_not_allowed_is_a_coded_error(string property)
    {
        SampleProject sample = package.NewSample();

        (await sample.BuildAsync(sample.Recorder(), "-t:ElfSync", $"-p:{property}")).MustFailWith("ELE9010");

        Assert.Empty(sample.RecordedRuns);
    }

    [Fact]
    public async Task A_property_value_that_is_not_allowed_fails_an_ordinary_build()
    {
        SampleProject sample = package.NewSample();

        (await sample.BuildAsync(sample.Recorder(), "-p:EmergentLearningSyncEnabled=maybe")).MustFailWith("ELE9010");
    }
}
