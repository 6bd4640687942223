using System.Text.RegularExpressions;
using EmergentLearning.Engine.Architecture.Tests.Repository;

namespace EmergentLearning.Engine.Architecture.Tests.Texts;

/// <summary>What must not stand in any file of the repository. The needles are put together here, else this file would hold them.</summary>
public sealed class BannedTextTests
{
    private static readonly string[] Hosts =
    [
        "nuget" + ".org", "registry." + "npmjs", "py" + "pi.org", "proxy.golang" + ".org", "pkgs.dev." + "azure",
    ];

    private static readonly string[] MachinePaths = ["/wo" + "rk/", "/tm" + "p/w/", "/ro" + "ot/", "/home/" + "runner/"];

    // An assertion of quality: half-finished code does not get in.
    private static readonly string[] Unfinished = ["NotImplemented" + "Exception", "// TO" + "DO", "// FIX" + "ME", "(Sk" + "ip = \""];

    [Fact]
    public void No_file_names_a_package_registry() => Assert.Empty(Find(Checkout.Files, Hosts));

    [Fact]
    public void No_file_names_a_path_of_somebodys_machine() => Assert.Empty(Find(Checkout.Files, MachinePaths));

    [Fact]
    public void No_code_is_left_for_later() =>
        Assert.Empty(Find(Checkout.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)), Unfinished));

    [Theory]
    [InlineData("see {0}main", true)]
    [InlineData("{0}main", true)]
    [InlineData("$scratch{0}store", false)]
    public void A_path_counts_where_it_starts(string text, bool found) =>
        Assert.Equal(found, Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, MachinePaths[0]), MachinePaths[0]));

    private static IEnumerable<string> Find(IEnumerable<string> files, string[] needles) =>
        from file in files
        let text = Checkout.Read(file)
        from needle in needles
        where Contains(text, needle)
        select $"{file}: {needle}";

    // A path only where it starts: "network" in the middle of one is somebody else's folder.
    private static bool Contains(string text, string needle) =>
        needle[0] == '/' ? Regex.IsMatch(text, @"(?<![\w.}~-])" + Regex.Escape(needle)) : text.Contains(needle, StringComparison.OrdinalIgnoreCase);
}
