using System.Text;
using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Package.Tests.FirstMinutes;

/// <summary>
/// Somebody at a terminal: commands are really run, and they and what they print become a page. Where things lie on this machine is left out.
/// </summary>
internal sealed partial class Terminal(SampleProject home, PackageFixture package)
{
    // The SDK that runs this test, by the name that a user types; its path need not be known.
    private const string Prelude = """dotnet() { "$0" "$@"; }; """;

    private readonly StringBuilder _page = new();
    private string _folder = home.Folder;
    private bool _isShowing;

    public string Page => _page.ToString();

    /// <summary>A heading and a paragraph below it.</summary>
    public void Say(string heading, string text)
    {
        _page.Append($"\n## {heading}\n\n{text}\n");
        _isShowing = false;
    }

    /// <summary>From here on, commands are run in that folder.</summary>
    public void Enter(string folder)
    {
        _folder = Path.Combine(_folder, folder);
        Show($"$ cd {folder}\n");
    }

    /// <summary>Writes a file, as an editor would.</summary>
    public void Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(_folder, file), text);
        _page.Append($"\n`{file}`:\n\n```{(Path.GetExtension(file) == ".cs" ? "csharp" : "xml")}\n{text.TrimEnd()}\n```\n");
        _isShowing = false;
    }

    /// <summary>Runs a command, which ends with that exit code.</summary>
    public async Task RunAsync(string command, int exitCode = 0)
    {
        Outcome outcome = await Dotnet.RunProgramAsync("sh", _folder, package.Environment, "-c", Prelude + command, Dotnet.Host);
        Assert.True(outcome.ExitCode == exitCode, $"{command}: exit code {outcome.ExitCode}\n{outcome.Output}\n{outcome.Errors}");
        string said = Redact(outcome.Output + outcome.Errors);
        Show($"$ {command}\n{(command.StartsWith("dotnet ", StringComparison.Ordinal) ? WithoutNoise(said) : said)}");
    }

    private void Show(string text)
    {
        const string Begin = "\n```console\n";
        const string End = "```\n";
        // Commands that follow each other stand in one block.
        if (_isShowing)
            _page.Length -= End.Length;
        else
            _page.Append(Begin);
        _isShowing = true;
        _page.Append(text).Append(End);
    }

    private string Redact(string text) => text.Replace(home.Folder, "~", StringComparison.Ordinal)
        .Replace(package.Environment["NUGET_PACKAGES"], "~/.nuget/packages", StringComparison.Ordinal)
        .Replace(package.Feed, "~/feed", StringComparison.Ordinal);

    private static string WithoutNoise(string text) => string.Concat(
        text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && !Noise().IsMatch(line)).Select(line => line + "\n"));

    // What restore says of its own work, and how long things took.
    [GeneratedRegex(@"^(info|log|Time Elapsed|Processing post-creation|Restoring|Restore succeeded|\s+(Determining projects|All projects are|Restored ))")]
    private static partial Regex Noise();
}
