using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Records;

/// <summary>
/// Finds secrets in texts by their form: private keys, passwords in URLs, the Authorization header, tokens that services mark as theirs, and
/// values behind a name that says that they are secret. Thread-safe: it holds no state.
/// </summary>
public static partial class Secrets
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mark = "[redacted]";

    /// <summary>
    /// The text without secrets; the same text when there are none. Prose stays: behind <c>password:</c> only a value counts that has eight
    /// characters, a letter and a digit, and no blank. A second run changes nothing more.
    /// </summary>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string shown = text;
        // What is cut out may bring together what was apart: until nothing is found. Every round but the last marks something.
        for (int i = 0; i < 10; i++)
        {
            string before = shown;
            shown = SchemeInProse().Replace(Forms(shown), $"$1 {Mark}");
            shown = Assignment().Replace(
                shown, static match => IsSecret(match.Groups["value"].Value) ? match.Groups["name"].Value + Mark : match.Value);
            if (shown == before)
                break;
        }

        return shown;
    }

    /// <summary>One round over the secrets that can be told by their form alone.</summary>
    internal static string Forms(string text)
    {
        string shown = PrivateKey().Replace(text, Mark);
        shown = UserInfo().Replace(shown, $"$1{Mark}@");
        return Token().Replace(shown, Mark);
    }

    /// <summary>One round over values behind a secret's name, whatever they look like: for the output of programs.</summary>
    internal static string Assignments(string text) =>
        Assignment().Replace(Scheme().Replace(text, $"$1 {Mark}"), static match => match.Groups["name"].Value + Mark);

    private static bool IsSecret(string value) =>
        value.Length >= 8 && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter) && !value.Any(char.IsWhiteSpace);

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----|[\s\S]*)", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    /// <summary>Name and password in a URL.</summary>
    [GeneratedRegex(@"(\b[A-Za-z][A-Za-z0-9+.-]*://)[^/\s@'""]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    /// <summary>What follows the name of a scheme of HTTP's Authorization header.</summary>
    [GeneratedRegex(@"\b(bearer|basic)\s+[A-Za-z0-9+/._~=-]{8,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    /// <summary>The same where people write: "basic understanding" is no secret.</summary>
    [GeneratedRegex(@"\b(bearer|basic)\s+(?=[A-Za-z+/._~=-]*[0-9])[A-Za-z0-9+/._~=-]{8,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SchemeInProse();

    /// <summary>A value behind a name that says that it is a secret: <c>Password=x</c>, <c>"api_key": "x"</c>, <c>--token x</c>.</summary>
    [GeneratedRegex(
        @"(?<name>(?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|apikey|access[-_]?key|account[-_]?key|shared[-_]?access[-_]?(?:key|signature)"
        + @"|private[-_]?key|credentials?|\bsig|\bpat)[""']?(?:\s*[=:]\s*|(?<=--[\w-]*)\s+))(?!\[redacted\])(?<value>""[^""\r\n]*""|'[^'\r\n]*'|[^\s;,&""'()]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();

    /// <summary>Tokens that services mark as theirs, and JSON web tokens.</summary>
    [GeneratedRegex(
        @"\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{30,}"
        + @"|sk-[\w-]{20,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{30,}|oy2[a-z0-9]{43}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
