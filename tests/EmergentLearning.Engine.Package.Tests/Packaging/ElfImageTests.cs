using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>
/// The <c>elf</c> that builds start is compiled ahead of time for three platforms. What differs from its plain assemblies is the time it takes; the code
/// is the same.
/// </summary>
public sealed class ElfImageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Elf = "tools/net10.0/any/";
    private const string AnyMethod = "EmergentLearning.Cli.CommandLine.ElfCommand:RunAsync";

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    public void Each_image_is_the_plain_assembly_with_code_and_the_host_is_told_of_it(string platform)
    {
        PackageFile file = package.Open("EmergentLearning.Engine");
        string folder = $"runtimes/{platform}/lib/net10.0/";
        string[] images = [.. file.Entries.Where(entry => entry.StartsWith(Elf + folder, StringComparison.Ordinal)).Select(entry => entry[Elf.Length..])];

        Assert.Contains(folder + "elf.dll", images);
        Assert.Contains(folder + "EmergentLearning.Memory.dll", images);
        Assert.Equal(images, Named(file.Read(Elf + "elf.deps.json"), platform));
        Assert.All(images, image => AssertSameCode(file.Read(Elf + Path.GetFileName(image)), file.Read(Elf + image)));
    }

    [Fact]
    public async Task The_host_takes_the_image_of_its_platform_and_a_runtime_that_cannot_use_its_code_compiles_it()
    {
        SampleProject folder = package.NewFolder("image");
        ZipFile.ExtractToDirectory(package.Package, folder.Folder);
        bool hasImage = Directory.Exists(Path.Combine(folder.Folder, Elf, "runtimes", RuntimeInformation.RuntimeIdentifier, "lib"));

        Assert.Equal(!hasImage, (await CompiledAtStartAsync(folder, "DOTNET_ReadyToRun=1")).Contains(AnyMethod, StringComparison.Ordinal));
        Assert.Contains(AnyMethod, await CompiledAtStartAsync(folder, "DOTNET_ReadyToRun=0"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_other_platform_has_images() =>
        Assert.Equal(
            ["linux-x64", "osx-arm64", "win-x64"],
            package.Open("EmergentLearning.Engine").Entries.Where(entry => entry.StartsWith(Elf + "runtimes/", StringComparison.Ordinal))
                .Where(entry => entry.EndsWith("/elf.dll", StringComparison.Ordinal)).Select(entry => entry.Split('/')[4]));

    // The runtime writes down each method that it compiles while elf starts.
    private static async Task<string> CompiledAtStartAsync(SampleProject folder, string code)
    {
        string list = Path.Combine(folder.Folder, "compiled");
        File.Delete(list);
        string[] start = [Dotnet.Host, "exec", Path.Combine(folder.Folder, Elf, "elf.dll"), "--version"];
        Outcome version = await folder.RunAsync("env", [code, "DOTNET_JitDisasmSummary=1", $"DOTNET_JitStdOutFile={list}", .. start]);
        Assert.StartsWith("0.1.0", version.MustSucceed().Output, StringComparison.Ordinal);
        return await File.ReadAllTextAsync(list);
    }

    private static void AssertSameCode(byte[] plain, byte[] image)
    {
        using PEReader plainReader = new(new MemoryStream(plain));
        using PEReader imageReader = new(new MemoryStream(image));

        Assert.Equal(Version(plainReader), Version(imageReader));
        Assert.Equal(0, plainReader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        Assert.NotEqual(0, imageReader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    private static Guid Version(PEReader reader)
    {
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    // The managed files that the list has for a platform.
    private static IEnumerable<string> Named(byte[] list, string platform)
    {
        using JsonDocument document = JsonDocument.Parse(list);
        IEnumerable<JsonProperty> files =
            from target in document.RootElement.GetProperty("targets").EnumerateObject()
            from library in target.Value.EnumerateObject()
            where library.Value.TryGetProperty("runtimeTargets", out _)
            from entry in library.Value.GetProperty("runtimeTargets").EnumerateObject()
            select entry;
        return
        [
            .. files.Where(entry => entry.Value.GetProperty("rid").GetString() == platform && entry.Value.GetProperty("assetType").GetString() == "runtime")
                .Select(entry => entry.Name).Order(StringComparer.Ordinal),
        ];
    }
}
