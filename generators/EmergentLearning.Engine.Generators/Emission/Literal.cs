using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes C# literals and XML text.</summary>
internal static class Literal
{
    /// <summary>A regular string literal.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char c in text)
            literal.Append(Escape(c));
        return literal.Append('"').ToString();
    }

    /// <summary>
    /// A literal that is easy to read: raw where the text has quotes or lines. <see langword="null"/> where only an escape shows what it has.
    /// </summary>
    public static string? OfLines(string text)
    {
        bool isPlain = text.All(c => c is '"' or '\\' or '\n' || Escape(c).Length == 1);
        if (!isPlain || text.Contains("\"\"\""))
            return null;
        if (text.IndexOfAny(['"', '\\', '\n']) < 0)
            return Of(text);
        bool isOneLine = text.IndexOf('\n') < 0 && text[0] != '"' && text[text.Length - 1] != '"';
        return isOneLine ? $"\"\"\"{text}\"\"\"" : $"\"\"\"\n{text}\n\"\"\"";
    }

    /// <summary>Literals whose sum is the text: one for each of its lines, and more where a line is longer than the width.</summary>
    public static IEnumerable<string> Split(string text, int width)
    {
        int start = 0;
        while (start < text.Length)
        {
            int newLine = text.IndexOf('\n', start);
            int end = newLine < 0 ? text.Length : newLine + 1;
            // A literal may be longer than its text by what is escaped in it: a word goes over to the next as soon as it does not fit.
            while (Of(text.Substring(start, end - start)).Length > width && text.LastIndexOf(' ', end - 2) is int space && space > start)
                end = space + 1;
            yield return Of(text.Substring(start, end - start));
            start = end;
        }
    }

    /// <summary>A number.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string OfNullable(string? text) => text is null ? "null" : Of(text);

    /// <summary>Text inside an XML comment.</summary>
    public static string Xml(string text) =>
        new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\u0085' =>
            "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };
}
