using System.Text.Json;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>The package as it is, with the <c>elf</c> that is in it.</summary>
[Collection(SharedPackage.Name)]
public sealed class PackagedElfTests(PackageFixture package)
{
    [Fact]
    public async Task The_first_build_brings_the_markdown_into_the_database_and_the_second_runs_nothing()
    {
        SampleProject sample = package.NewSample();
        string record = Assert.Single(Directory.GetFiles(sample.Failures));
        byte[] before = File.ReadAllBytes(record);

        BuildReport first = (await sample.BuildAsync()).MustSucceed();
        Assert.Equal(1, first.SyncTasks);
        Assert.Empty(first.WarningCodes);

        Outcome query = await sample.ElfAsync("query", "--domain", "caching", "--format", "json", "--base-path", sample.Store);
        using JsonDocument rows = JsonDocument.Parse(query.MustSucceed().Output);
        Assert.Contains("Cache served a stale price", rows.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(record));

        BuildReport second = (await sample.BuildAsync()).MustSucceed();
        Assert.Equal(0, second.SyncTasks);
        Assert.True(second.SyncWasUpToDate);
    }

    [Fact]
    public async Task The_built_program_runs()
    {
        SampleProject sample = package.NewSample();
        (await sample.BuildAsync("-p:EmergentLearningSyncEnabled=false")).MustSucceed();

        string program = Path.Combine(sample.Folder, "bin/Debug/net10.0/GettingStarted.dll");
        Outcome run = await Dotnet.RunAsync(sample.Folder, package.Environment, "exec", program);

        Assert.Contains("WAL needs one writer at a time.", run.MustSucceed().Output, StringComparison.Ordinal);
    }
}
