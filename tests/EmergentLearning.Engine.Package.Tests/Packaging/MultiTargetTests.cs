namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>One library for several frameworks, of which the oldest has the analyzers alone.</summary>
public sealed class MultiTargetTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Frameworks = """
        <TargetFrameworks>net10.0;net10.0-windows;netstandard2.0</TargetFrameworks>
        <LangVersion>latest</LangVersion>
        <EnableWindowsTargeting>true</EnableWindowsTargeting>
        <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
        <EmergentLearningRoot>store</EmergentLearningRoot>
        """;

    [Fact]
    public async Task Each_framework_is_generated_checked_and_synced_for_itself_once()
    {
        SampleProject project = package.NewSample();
        string note = File.ReadAllText(Path.Combine(project.Folder, "Note.cs"));
        string store = File.ReadAllText(Path.Combine(project.Folder, "NoteStore.cs"));
        File.Delete(Path.Combine(project.Folder, "Program.cs"));
        string packages = For("net10.0", ProjectText.Engine) + For("netstandard2.0", ProjectText.Analyzers);
        project.Write("GettingStarted.csproj", ProjectText.Library(packages, Frameworks))
            .Write("Note.cs", $"#if NET\n{note}\n#endif\n")
            .Write("NoteStore.cs", $"#if NET\n{store}\n#endif\n")
            .Write("Settings.cs", "static class Settings { public static void Save(string path) => File.WriteAllText(path, \"all\"); }");

        BuildReport first = (await project.BuildAsync()).MustSucceed();
        BuildReport second = (await project.BuildAsync()).MustSucceed();

        Assert.Equal((2, 2), (first.VerifyTasks, first.SyncTasks));
        Assert.Equal(Enumerable.Repeat("ELE2001 Settings.cs:1", 3), first.WarningPlaces);
        Assert.Equal((0, 0), (second.VerifyTasks, second.SyncTasks));
    }

    private static string For(string framework, string package) =>
        package.Replace("Version=", $"Condition=\"$(TargetFramework.StartsWith('{framework}'))\" Version=", StringComparison.Ordinal);
}
