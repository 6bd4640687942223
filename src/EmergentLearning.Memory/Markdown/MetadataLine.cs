using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// One line of metadata in any of the styles in use: <c>**Key**: v</c>, <c>**Key:** v</c>, <c>Key: v</c>, <c>- **Key**: v</c>.
/// </summary>
internal static partial class MetadataLine
{
    internal static bool TryRead(string line, out string key, out string value)
    {
        Match match = Style().Match(line);
        key = match.Groups["key"].Value.Trim();
        value = line[match.Length..].Trim(' ', '\t');
        return match.Success;
    }

    [GeneratedRegex(@"^(?:[-*] +)?(?:\*\*(?<key>[A-Za-z][A-Za-z ]{0,30})\*\*:|\*\*(?<key>[A-Za-z][A-Za-z ]{0,30}):\*\*|(?<key>[A-Za-z][A-Za-z ]{0,30}):)(?=\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Style();
}
