using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Writes values of front matter (YAML), each on one line.</summary>
internal static partial class FrontMatterScalar
{
    /// <summary>Plain where no reader can take it for anything but this text; else in double quotes with JSON's escapes.</summary>
    public static string Text(string value)
    {
        bool isPlain = value.Length > 0 && char.IsAsciiLetter(value[0]) && value[^1] != ' ' && !IsWord(value)
            && value.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '/' or ',' or '(' or ')');
        return isPlain ? value : Quoted(value);
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        _ when double.IsNaN(value) => ".nan",
        _ => WithPoint(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    private static string WithPoint(string number) => number.AsSpan().IndexOfAny('.', 'E') < 0 ? number + ".0" : number;

    private static bool IsWord(string value) =>
        value.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N";

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < value.Length; i++)
            AppendEscaped(quoted, value, i);
        return quoted.Append('"').ToString();
    }

    private static void AppendEscaped(StringBuilder quoted, string value, int index)
    {
        char c = value[index];
        bool isPaired = (char.IsHighSurrogate(c) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            || (char.IsLowSurrogate(c) && index > 0 && char.IsHighSurrogate(value[index - 1]));
        bool isUnprintable = char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' || (char.IsSurrogate(c) && !isPaired);
        if (c is '"' or '\\')
            quoted.Append('\\').Append(c);
        else if (c == '\n')
            quoted.Append("\\n");
        else if (isUnprintable)
            quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        else
            quoted.Append(c);
    }
}
