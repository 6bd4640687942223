namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>The analyzers in a project that has no engine, and beside one that brings them already.</summary>
public sealed class AnalyzersPackageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Save = "public static void Save(string path) => File.WriteAllText(path, \"all of it\");";

    private const string Circle = """
        sealed class Pair
        {
            private readonly object _cache = new();
            private readonly object _index = new();
            public void Save() { lock (_cache) { lock (_index) { } } }
            public void Load() { lock (_index) { lock (_cache) { } } }
        }
        """;

    [Fact]
    public async Task Alone_they_find_a_torn_write_and_a_circle_of_locks_and_bring_nothing_to_the_output()
    {
        SampleProject project = NewProject(ProjectText.Analyzers);

        BuildReport report = (await project.BuildAsync()).MustSucceed();

        Assert.Equal(["ELE1002 Pair.cs:5", "ELE2001 Settings.cs:1"], report.WarningPlaces);
        Assert.Empty(report.TargetsThatRan);
        Assert.Equal(["Alone.dll"], Directory.GetFiles(Path.Combine(project.Folder, "bin"), "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Beside_the_engine_they_are_not_loaded_a_second_time()
    {
        SampleProject project = NewProject(ProjectText.Engine + ProjectText.Analyzers);

        Assert.Equal(["ELE1002 Pair.cs:5", "ELE2001 Settings.cs:1"], (await project.BuildAsync()).MustSucceed().WarningPlaces);
    }

    [Fact]
    public async Task An_editorconfig_sets_how_severe_a_rule_is_for_each_file()
    {
        SampleProject project = NewProject(ProjectText.Analyzers)
            .Write("Loud.cs", $"static class Loud {{ {Save} }}")
            .Write("Quiet.cs", $"static class Quiet {{ {Save} }}")
            .Write(".editorconfig", """
                root = true
                [*.cs]
                dotnet_diagnostic.ELE1002.severity = none
                [Loud.cs]
                dotnet_diagnostic.ELE2001.severity = error
                [Quiet.cs]
                dotnet_diagnostic.ELE2001.severity = none
                """);

        BuildReport report = (await project.BuildAsync()).MustFailWith("ELE2001");

        Assert.EndsWith("Loud.cs", Assert.Single(report.Errors).File, StringComparison.Ordinal);
        Assert.Equal(["ELE2001 Settings.cs:1"], report.WarningPlaces);
    }

    private SampleProject NewProject(string packages) => package.NewFolder("analyzers")
        .Write("Alone.csproj", ProjectText.Library(packages))
        .Write("Settings.cs", $"static class Settings {{ {Save} }}")
        .Write("Pair.cs", Circle);
}
