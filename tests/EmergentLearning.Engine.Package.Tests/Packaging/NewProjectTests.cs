namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>A console project from the SDK's template: the package comes, works, and goes again. Nothing is asked of any network.</summary>
public sealed class NewProjectTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task The_package_is_added_checks_once_a_compilation_and_leaves_nothing_when_it_is_removed()
    {
        SampleProject project = package.NewFolder("neu");
        await SdkAsync(project, "new", "console", "-n", "Größe 1", "-o", ".", "--no-restore");
        string template = File.ReadAllText(Path.Combine(project.Folder, "Program.cs"));
        await SdkAsync(project, "add", "package", "EmergentLearning.Engine", "--version", "0.1.0", "--source", package.Feed);
        CopySources(project, "Note.cs", "NoteStore.cs", "Program.cs");

        Assert.Equal(["ElfVerify"], (await project.BuildAsync()).MustSucceed().TargetsThatRan);
        Assert.Empty((await project.BuildAsync()).MustSucceed().TargetsThatRan);
        Assert.Equal(["ElfVerify"], (await project.BuildAsync("--no-incremental")).MustSucceed().TargetsThatRan);
        string program = Path.Combine(project.Folder, "bin/Debug/net10.0/Größe 1.dll");
        Assert.StartsWith("#1 sqlite:", (await project.RunAsync(Dotnet.Host, "exec", program)).MustSucceed().Output, StringComparison.Ordinal);

        await SdkAsync(project, "remove", "package", "EmergentLearning.Engine");
        File.Delete(Path.Combine(project.Folder, "Note.cs"));
        File.Delete(Path.Combine(project.Folder, "NoteStore.cs"));
        BuildReport without = (await project.Write("Program.cs", template).BuildAsync()).MustSucceed();

        Assert.Empty(without.TargetsThatRan);
        Assert.Empty(without.WarningPlaces);
        Assert.Empty(Directory.GetFiles(project.Folder, "EmergentLearning.*", SearchOption.AllDirectories));
    }

    private static async Task SdkAsync(SampleProject project, params string[] arguments) =>
        (await project.RunAsync(Dotnet.Host, arguments)).MustSucceed();

    private static void CopySources(SampleProject project, params string[] files)
    {
        foreach (string file in files)
            project.Write(file, File.ReadAllText(Path.Combine(PackageFixture.RepositoryRoot, "samples/GettingStarted", file)));
    }
}
