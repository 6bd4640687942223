using VerifyXunit;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>What is in each package changes only on purpose: the listing is checked in, and a review sees the difference.</summary>
public sealed class ListingTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public Task Engine() => VerifyAsync("EmergentLearning.Engine");

    [Fact]
    public Task Analyzers() => VerifyAsync("EmergentLearning.Analyzers");

    [Fact]
    public Task Memory() => VerifyAsync("EmergentLearning.Memory");

    [Fact]
    public Task Cli() => VerifyAsync("EmergentLearning.Cli");

    [Fact]
    public void The_feed_has_four_packages_and_the_symbols_of_the_two_libraries()
    {
        string[] expected =
        [
            "EmergentLearning.Analyzers.0.1.0.nupkg", "EmergentLearning.Cli.0.1.0.nupkg",
            "EmergentLearning.Engine.0.1.0.nupkg", "EmergentLearning.Engine.0.1.0.snupkg",
            "EmergentLearning.Memory.0.1.0.nupkg", "EmergentLearning.Memory.0.1.0.snupkg",
        ];

        Assert.Equal(expected, Directory.GetFiles(package.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["EmergentLearning.Engine.nuspec", "lib/net10.0/EmergentLearning.Engine.pdb"], package.Open("EmergentLearning.Engine", "snupkg").Entries);
        Assert.Equal(["EmergentLearning.Memory.nuspec", "lib/net10.0/EmergentLearning.Memory.pdb"], package.Open("EmergentLearning.Memory", "snupkg").Entries);
    }

    private Task VerifyAsync(string id, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Verifier.Verify(string.Join('\n', package.Open(id).Entries) + "\n", method: method);
}
