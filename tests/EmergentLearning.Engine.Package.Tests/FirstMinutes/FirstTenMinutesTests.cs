using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Package.Tests.FirstMinutes;

/// <summary>
/// The page that shows a new user's first ten minutes is a transcript: the same commands are run here, with the packages. <c>UPDATE_SNAPSHOTS=1</c>
/// writes it anew.
/// </summary>
public sealed partial class FirstTenMinutesTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Head = """
        # The first ten minutes

        A transcript: every command was run, and what it printed is shown, without restore's report of its own work. A test runs the same commands and compares.

        """;

    private static string File { get; } = Path.Combine(PackageFixture.RepositoryRoot, "docs/first-ten-minutes.md");

    [Fact]
    public async Task The_page_shows_what_a_new_user_sees()
    {
        SampleProject home = package.NewFolder("home").Write("nuget.config", $"""
            <configuration><packageSources><clear /><add key="packages" value="{package.Feed}" /></packageSources></configuration>
            """);
        Terminal terminal = new(home, package);

        await NewUser.WorkAsync(terminal);

        string page = Head + terminal.Page;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await System.IO.File.WriteAllTextAsync(File, page);
        Assert.Equal(Shape(page), Shape(await System.IO.File.ReadAllTextAsync(File)));
        Assert.DoesNotContain(home.Folder, page, StringComparison.Ordinal);
    }

    // All but what another SDK says differently, and what every run has of its own: times, commits and names of records.
    private static IEnumerable<string> Shape(string page) =>
        page.Split('\n').Where(line => !Wording().IsMatch(line)).Select(line => OfThisRun().Replace(line, "_"));

    [GeneratedRegex(@"^(The template |\s+\d+ (Warning|Error)\(s\)|\s+Notes -> |Build succeeded|Build FAILED)")]
    private static partial Regex Wording();

    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d(\.\d+)?Z?)?|\d{8}|\b[0-9a-f]{10,64}\b|(?<=: )\d+ ms|\d+(?= milliseconds)|(?<=Milliseconds\*\*: )\d+")]
    private static partial Regex OfThisRun();
}
