using System.Globalization;
using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>No package grows unseen, and the documentation says how large each is.</summary>
public sealed partial class SizeTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const double Kilobyte = 1000;

    [Theory]
    [InlineData("EmergentLearning.Engine", "nupkg", 28_000)]
    [InlineData("EmergentLearning.Cli", "nupkg", 18_000)]
    [InlineData("EmergentLearning.Analyzers", "nupkg", 1_000)]
    [InlineData("EmergentLearning.Memory", "nupkg", 490)]
    [InlineData("EmergentLearning.Engine", "snupkg", 300)]
    [InlineData("EmergentLearning.Memory", "snupkg", 205)]
    public void A_package_stays_below_its_bound(string id, string extension, int kilobytes) =>
        Assert.InRange(package.Open(id, extension).Size / Kilobyte, 1, kilobytes);

    [Theory]
    [InlineData("EmergentLearning.Engine")]
    [InlineData("EmergentLearning.Cli")]
    [InlineData("EmergentLearning.Analyzers")]
    [InlineData("EmergentLearning.Memory")]
    public void The_page_about_packages_says_its_size(string id)
    {
        string page = File.ReadAllText(Path.Combine(PackageFixture.RepositoryRoot, "docs/packages.md"));
        Match row = Assert.Single(Row().Matches(page), match => match.Groups["id"].Value == id);
        double stated = double.Parse(row.Groups["size"].Value, CultureInfo.InvariantCulture) * (row.Groups["unit"].Value == "MB" ? 1000 : 1);

        // A page that is a tenth off still says what a reader wants to know.
        Assert.InRange(package.Open(id).Size / Kilobyte, stated * 0.9, stated * 1.1);
    }

    [GeneratedRegex(@"^\| `(?<id>[\w.]+)` \| (?<size>[\d.]+) (?<unit>MB|kB) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
