using System.Globalization;
using System.Text;

namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>A text as a scalar of YAML, which every reader takes for that text.</summary>
internal static class YamlText
{
    /// <summary>As it is where it can only be a text or a number, else in double quotes (YAML 1.2, 7.3.1).</summary>
    public static string Write(string text) => IsPlain(text) ? text : Quote(text);

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text[^1] != ' '
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or ',' or '/')
        && text.ToLowerInvariant() is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off");

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' || char.GetUnicodeCategory(c) == UnicodeCategory.OtherNotAssigned || c >= '\ufffe')
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
