using System.IO.Compression;
using System.Xml.Linq;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>What is in the package, and what must not be.</summary>
public sealed class PackageContentTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public void The_compiler_gets_our_three_assemblies_and_nothing_else()
    {
        string[] expected =
        [
            "analyzers/dotnet/cs/EmergentLearning.Engine.Analyzers.dll",
            "analyzers/dotnet/cs/EmergentLearning.Engine.CodeFixes.dll",
            "analyzers/dotnet/cs/EmergentLearning.Engine.Generators.dll",
        ];

        Assert.Equal(expected, Entries("analyzers/"));
    }

    [Fact]
    public void The_library_comes_with_its_documentation_and_nothing_else() =>
        Assert.Equal(["lib/net10.0/EmergentLearning.Engine.dll", "lib/net10.0/EmergentLearning.Engine.xml"], Entries("lib/"));

    [Fact]
    public void The_build_gets_props_and_targets_direct_and_transitive_and_one_task_assembly()
    {
        Assert.Equal(
            [
                "build/EmergentLearning.Engine.BuildMemory.targets", "build/EmergentLearning.Engine.TestMemory.targets",
                "build/EmergentLearning.Engine.props", "build/EmergentLearning.Engine.targets",
            ],
            Entries("build/"));
        Assert.Equal(
            ["buildTransitive/EmergentLearning.Engine.props", "buildTransitive/EmergentLearning.Engine.targets"], Entries("buildTransitive/"));
        Assert.Equal(["tasks/netstandard2.0/EmergentLearning.Engine.Tasks.dll"], Entries("tasks/"));
    }

    [Fact]
    public void Elf_is_portable()
    {
        IReadOnlyList<string> tools = Entries("tools/net10.0/any/");

        Assert.Contains("tools/net10.0/any/elf.dll", tools);
        Assert.Contains("tools/net10.0/any/elf.runtimeconfig.json", tools);
        Assert.Contains("tools/net10.0/any/runtimes/linux-x64/native/libe_sqlite3.so", tools);
        Assert.Contains("tools/net10.0/any/runtimes/win-x64/native/e_sqlite3.dll", tools);
        Assert.DoesNotContain("tools/net10.0/any/elf", tools);
        Assert.DoesNotContain(tools, entry => entry.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void It_says_what_it_is_and_under_which_licence()
    {
        Assert.Equal(["LICENSE"], Entries("LICENSE"));
        Assert.Equal(["README.md"], Entries("README.md"));
        XElement metadata = Specification().Root!.Elements().First();
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("EmergentLearning.Engine", Value(metadata, "id"));
    }

    [Fact]
    public void It_brings_only_packages_that_users_need_at_run_time()
    {
        IEnumerable<string> dependencies = Specification().Descendants()
            .Where(element => element.Name.LocalName == "dependency").Select(element => (string)element.Attribute("id")!);

        Assert.Equal(["Microsoft.Data.Sqlite", "Microsoft.Extensions.Logging.Abstractions", "Polly.Core", "System.IO.Abstractions"], dependencies.Order(StringComparer.Ordinal));
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private IReadOnlyList<string> Entries(string prefix)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Package);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private XDocument Specification()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Package);
        using Stream stream = archive.GetEntry("EmergentLearning.Engine.nuspec")!.Open();
        return XDocument.Load(stream);
    }
}
