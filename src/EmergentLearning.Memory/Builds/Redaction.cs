using System.Text.RegularExpressions;

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
    public const string Mark = "[redacted]";

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
        string shown = PrivateKey().Replace(text, Mark);
        shown = UserInfo().Replace(shown, $"$1{Mark}@");
        shown = Scheme().Replace(shown, $"$1 {Mark}");
        shown = Assignment().Replace(shown, $"$1{Mark}");
        shown = Token().Replace(shown, Mark);
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

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----|[\s\S]*)", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    /// <summary>Name and password in a URL.</summary>
    [GeneratedRegex(@"(\b[A-Za-z][A-Za-z0-9+.-]*://)[^/\s@'""]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    /// <summary>What follows the name of a scheme of HTTP's Authorization header.</summary>
    [GeneratedRegex(@"\b(bearer|basic)\s+[A-Za-z0-9+/._~=-]{8,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    /// <summary>A value behind a name that says that it is a secret: <c>Password=x</c>, <c>"api_key": "x"</c>, <c>--token x</c>.</summary>
    [GeneratedRegex(
        @"((?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|apikey|access[-_]?key|account[-_]?key|shared[-_]?access[-_]?(?:key|signature)"
        + @"|private[-_]?key|credentials?|\bsig|\bpat)[""']?(?:\s*[=:]\s*|(?<=--[\w-]*)\s+))(?!\[redacted\])(?:""[^""\r\n]*""|'[^'\r\n]*'|[^\s;,&""'()]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();

    /// <summary>Tokens that services mark as theirs, and JSON web tokens.</summary>
    [GeneratedRegex(
        @"\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{30,}"
        + @"|sk-[\w-]{20,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{30,}|oy2[a-z0-9]{43}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    /// <summary>The home folder of anybody.</summary>
    [GeneratedRegex(@"(?<![\w.~\\/-])(?:[A-Za-z]:)?[\\/](?:Users|home)[\\/][^\\/\s'""<>|:;,()]+", RegexOptions.CultureInvariant)]
    private static partial Regex OtherHome();
}
