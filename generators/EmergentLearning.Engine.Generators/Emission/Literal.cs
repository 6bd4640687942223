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
