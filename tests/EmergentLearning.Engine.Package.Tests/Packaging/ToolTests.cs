using System.Text.Json;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary><c>elf</c> as a tool, installed from the feed.</summary>
public sealed class ToolTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task It_installs_and_records_and_finds_the_record()
    {
        SampleProject folder = package.NewFolder("tool");
        string tools = Path.Combine(folder.Folder, "tools ö");
        string[] install = ["tool", "install", "EmergentLearning.Cli", "--tool-path", tools, "--version", "0.1.0", "--source", package.Feed];
        (await folder.RunAsync(Dotnet.Host, install)).MustSucceed();

        string elf = Path.Combine(tools, "elf");
        string[] store = ["--base-path", folder.Store, "--format", "json"];
        Outcome recorded = await folder.RunAsync(elf, ["record", "failure", "--title", "Größe zu klein", "--domain", "packaging", .. store]);
        using JsonDocument receipt = JsonDocument.Parse(recorded.MustSucceed().Output);
        Outcome found = await folder.RunAsync(elf, ["query", "--domain", "packaging", .. store]);

        Assert.Equal("committed", receipt.RootElement.GetProperty("level").GetString());
        Assert.Contains("Größe zu klein", JsonDocument.Parse(found.MustSucceed().Output).RootElement.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Store, receipt.RootElement.GetProperty("path").GetString()!)));
    }
}
