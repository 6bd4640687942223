using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>A program with the package, compiled ahead of time: no runtime, no reflection, nothing trimmed that it needs.</summary>
public sealed class NativePublishTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task A_native_program_stores_a_note_and_finds_it()
    {
        SampleProject sample = package.NewSample();
        string platform = RuntimeInformation.RuntimeIdentifier;
        await FetchCompilerAsync(platform);

        string[] publish = ["-r", platform, "-p:PublishAot=true", "-p:EmergentLearningSyncEnabled=false", "-o", "native"];
        BuildReport report = (await sample.DotnetAsync("publish", publish)).MustSucceed();
        string program = Path.Combine(sample.Folder, "native/GettingStarted");
        Outcome first = await sample.RunAsync(program);
        Outcome second = await sample.RunAsync(program);

        Assert.Empty(report.WarningPlaces);
        Assert.Equal("#1 sqlite: WAL needs one writer at a time.\n", first.MustSucceed().Output);
        Assert.StartsWith("#2 sqlite:", second.MustSucceed().Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(sample.Folder, "data/notes/sqlite/2.md")));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(sample.Folder, "native")), file => file.EndsWith(".dll", StringComparison.Ordinal));
    }

    // The compiler and the runtime to link are packages of their own, which a machine only has once it has published natively. Restored here they
    // come into its cache, where the sample finds them; the folder lies outside of the fixture's, whose feed has nothing but our packages.
    private static async Task FetchCompilerAsync(string platform)
    {
        string folder = Directory.CreateTempSubdirectory("elf native ").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Native.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifier>{platform}</RuntimeIdentifier>
                <PublishAot>true</PublishAot>
              </PropertyGroup>
            </Project>
            """);
        (await Dotnet.RunAsync(folder, new Dictionary<string, string>(), "restore", "-nodeReuse:false")).MustSucceed();
        Directory.Delete(folder, recursive: true);
    }
}
