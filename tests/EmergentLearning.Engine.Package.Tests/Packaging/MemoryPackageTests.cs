using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>The program on the page of the memory's package, in a project that has no other package.</summary>
public sealed partial class MemoryPackageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task Its_example_compiles_and_does_what_it_shows_and_the_analyzers_come_with_it()
    {
        string page = File.ReadAllText(Path.Combine(PackageFixture.RepositoryRoot, "build/package/memory/README.md"));
        SampleProject project = package.NewFolder("memory")
            .Write("Remember.csproj", ProjectText.Program(ProjectText.Memory))
            .Write("Program.cs", Example().Match(page).Groups["code"].Value)
            .Write("Settings.cs", "static class Settings { public static void Save(string path) => File.WriteAllText(path, \"all\"); }");

        BuildReport report = (await project.BuildAsync()).MustSucceed();
        Outcome run = await project.RunAsync(Dotnet.Host, "exec", Path.Combine(project.Folder, "bin/Debug/net10.0/Remember.dll"));

        Assert.Equal(["ELE2001 Settings.cs:1"], report.WarningPlaces);
        string[] lines = run.MustSucceed().Output.Split('\n');
        Assert.True(File.Exists(Path.Combine(project.Store, lines[0])), run.Output);
        Assert.Equal("Retry without jitter", lines[1]);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
