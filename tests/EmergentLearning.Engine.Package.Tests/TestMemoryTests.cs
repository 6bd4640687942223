using System.Xml.Linq;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>Tests that fail under <c>dotnet test</c> are remembered, recognised, and closed when they pass.</summary>
public sealed class TestMemoryTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Failing = "Assert.Equal(1, 2)";
    private static readonly string[] Packages = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio"];

    [Fact]
    public async Task A_failed_test_is_a_record_is_recognised_and_is_closed_when_it_passes()
    {
        MemoryProject project = NewTests();

        BuildReport first = await project.Sample.TestAsync(MemoryProject.On);
        Assert.NotEqual(0, first.Outcome.ExitCode);
        Assert.Empty(first.WarningCodes);
        Assert.Contains("# N.T.Bad fails: Assert.Equal", project.Record, StringComparison.Ordinal);
        Assert.Contains("Tests.cs(", project.Record, StringComparison.Ordinal);

        project.Sample.Edit("Tests.cs", Failing, "Assert.Equal(10,\n 20)");
        string known = Assert.Single((await project.Sample.TestAsync(MemoryProject.On)).Warnings("ELE9031"));
        Assert.Contains("Seen 2 times", known, StringComparison.Ordinal);

        project.Sample.Edit("Tests.cs", "Assert.Equal(10,\n 20)", "Assert.Equal(1, 1)");
        (await project.Sample.TestAsync(MemoryProject.On)).MustSucceed();
        Assert.Equal("mended", project.Field("State"));
        Assert.Equal(1, await project.CountAsync("tests-gettingstarted"));

        // Good tests start nothing; and a build that fails under dotnet test is remembered as one.
        (await project.Sample.TestAsync([.. MemoryProject.On, project.Sample.Recorder()])).MustSucceed();
        Assert.Empty(project.Sample.RecordedRuns);
        project.Sample.Edit("Tests.cs", "Assert.Equal(1, 1)", "Nope.X()");
        (await project.Sample.TestAsync(MemoryProject.On)).MustFailWith("CS0234");
        Assert.Equal(1, await project.CountAsync("build-gettingstarted"));
    }

    [Fact]
    public async Task Results_that_somebody_asked_for_himself_are_left_to_him_and_read_there()
    {
        MemoryProject project = NewTests();

        await project.Sample.TestAsync([.. MemoryProject.On, "--logger", "trx;LogFileName=mine.trx"]);

        Assert.True(File.Exists(Path.Combine(project.Sample.Folder, "TestResults/mine.trx")));
        Assert.Contains("# N.T.Bad fails: Assert.Equal", project.Record, StringComparison.Ordinal);
    }

    private MemoryProject NewTests()
    {
        MemoryProject project = MemoryProject.New(package);
        File.Delete(Path.Combine(project.Sample.Folder, "Program.cs"));
        string code = "namespace N; public class T { [Xunit.Fact] public void Good() { } [Xunit.Fact] public void Bad() { Xunit." + Failing + "; } }";
        File.WriteAllText(Path.Combine(project.Sample.Folder, "Tests.cs"), code);

        // The versions that our own tests are restored with, so that nothing is downloaded.
        XDocument versions = XDocument.Load(Path.Combine(PackageFixture.RepositoryRoot, "Directory.Packages.props"));
        IEnumerable<string> references = Packages.Select(name =>
        {
            XElement version = versions.Descendants("PackageVersion").Single(element => (string?)element.Attribute("Include") == name);
            return $"<PackageReference Include=\"{name}\" Version=\"{(string?)version.Attribute("Version")}\" />";
        });
        project.Sample.Edit("GettingStarted.csproj", "</Project>", $"<ItemGroup>{string.Concat(references)}</ItemGroup></Project>");
        return project;
    }
}
