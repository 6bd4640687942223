using System.Text.RegularExpressions;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Builds;

/// <summary>
/// Takes out of a build's messages what must not be stored: secrets that are known by their form, and where on this machine things lie.
/// A second run changes nothing more. Thread-safe: it holds no changing state.
/// </summary>
/// <param name="sourceRoot">The folder of the sources, which is cut off; empty when unknown.</param>
/// <param name="homeFolder">The home folder, which becomes <c>~</c>; empty when unknown.</param>
public sealed partial class Redaction(string sourceRoot, string homeFolder)
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mark = Secrets.Mark;

    // Secrets come in text that a tool printed; a message is cut before it is searched, so that a huge one cannot hold up a build.
    private const int LongestMessage = 20_000;

    private readonly Regex? _root = FolderPattern(sourceRoot);
    private readonly Regex? _home = FolderPattern(homeFolder);

    /// <summary>The text without secrets and without absolute paths below the two folders.</summary>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string shown = text.Length > LongestMessage ? text[..LongestMessage] : text;
        // What is cut out may bring together what was apart: until nothing is found. Every round but the last shortens or marks something.
        for (int i = 0; i < 10; i++)
        {
            string before = shown;
            shown = Round(shown);
            if (shown == before)
                break;
        }

        return shown;
    }

    /// <summary>A path as it may be stored: relative to the sources where it lies below them, with <c>/</c>.</summary>
    public string Path(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Apply(path.Replace('\\', '/'));
    }

    /// <summary>The name of a test, or the code of an error, as it is stored.</summary>
    internal string Name(string name) => StoredText.Cut(Apply(name), 300);

    private string Round(string text)
    {
        string shown = Secrets.Assignments(Secrets.Forms(text));
        shown = _root?.Replace(shown, static match => match.Groups["rest"].Success ? "" : ".") ?? shown;
        shown = _home?.Replace(shown, static match => match.Groups["rest"].Success ? "~/" : "~") ?? shown;
        return OtherHome().Replace(shown, "~");
    }

    /// <summary>The folder with either separator, as a whole: neither the end of a longer path nor the beginning of a longer name.</summary>
    private static Regex? FolderPattern(string folder)
    {
        string[] parts = folder.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        // Unknown, or the whole disk.
        if (parts.Length == 0)
            return null;

        string start = folder[0] is '/' or '\\' ? @"[\\/]+" : "";
        string path = start + string.Join(@"[\\/]+", parts.Select(Regex.Escape));
        RegexOptions options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            | (OperatingSystem.IsWindows() ? RegexOptions.IgnoreCase : RegexOptions.None);
        return new Regex($@"(?<![\w.~\\/-]){path}((?<rest>[\\/]+)|(?![\w-]|\.\w))", options);
    }

    /// <summary>The home folder of anybody.</summary>
    [GeneratedRegex(@"(?<![\w.~\\/-])(?:[A-Za-z]:)?[\\/](?:Users|home)[\\/][^\\/\s'""<>|:;,()]+", RegexOptions.CultureInvariant)]
    private static partial Regex OtherHome();
}
