using System.Text;
using System.Xml.Linq;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>What each package says of itself.</summary>
public sealed class IdentityTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Theory]
    [InlineData("EmergentLearning.Engine")]
    [InlineData("EmergentLearning.Analyzers")]
    [InlineData("EmergentLearning.Memory")]
    [InlineData("EmergentLearning.Cli")]
    public async Task It_names_itself_its_licence_its_page_and_its_commit_and_no_address_that_only_some_can_reach(string id)
    {
        PackageFile file = package.Open(id);
        Outcome head = await Dotnet.RunProgramAsync("git", PackageFixture.RepositoryRoot, new Dictionary<string, string>(), "rev-parse", "HEAD");

        Assert.Equal(id, file.Value("id"));
        Assert.Equal("0.1.0", file.Value("version"));
        Assert.Equal("MIT", file.Value("license"));
        Assert.Equal("README.md", file.Value("readme"));
        Assert.StartsWith($"# {id}\n", Encoding.UTF8.GetString(file.Read("README.md")), StringComparison.Ordinal);
        Assert.Contains("MIT License", Encoding.UTF8.GetString(file.Read("LICENSE")), StringComparison.Ordinal);
        Assert.NotEqual("Package Description", file.Value("description"));
        XElement repository = Assert.Single(file.All("repository"));
        Assert.Equal(head.MustSucceed().Output.Trim(), (string?)repository.Attribute("commit"));
        Assert.True((string?)repository.Attribute("url") is not { } url || url.StartsWith("https://", StringComparison.Ordinal), "an address that only some can reach");
    }

    [Fact]
    public void The_analyzers_are_for_development_and_bring_nothing()
    {
        PackageFile file = package.Open("EmergentLearning.Analyzers");

        Assert.Equal("true", file.Value("developmentDependency"));
        Assert.Empty(file.Dependencies);
    }

    [Fact]
    public void The_memory_brings_all_of_the_engine_of_its_version() =>
        Assert.Equal(["EmergentLearning.Engine 0.1.0 All", "YamlDotNet 18.1.0"], package.Open("EmergentLearning.Memory").Dependencies);

    [Fact]
    public void The_command_line_is_a_tool_that_brings_nothing()
    {
        PackageFile file = package.Open("EmergentLearning.Cli");

        Assert.Equal("DotnetTool", (string?)Assert.Single(file.All("packageType")).Attribute("name"));
        Assert.Empty(file.Dependencies);
        string runtime = Encoding.UTF8.GetString(file.Read("tools/net10.0/any/elf.runtimeconfig.json"));
        Assert.Contains("\"rollForward\": \"Major\"", runtime, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/EmergentLearning.Engine")]
    [InlineData("src/EmergentLearning.Memory")]
    [InlineData("analyzers/EmergentLearning.Engine.Analyzers")]
    public async Task Its_public_surface_is_validated_when_it_is_packed(string project)
    {
        string folder = Path.Combine(PackageFixture.RepositoryRoot, project);
        Outcome value = await Dotnet.RunAsync(folder, new Dictionary<string, string>(), "msbuild", "-getProperty:EnablePackageValidation");

        Assert.Equal("true", value.MustSucceed().Output.Trim());
    }
}
