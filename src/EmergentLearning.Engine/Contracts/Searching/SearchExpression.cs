using System.Text;

namespace EmergentLearning.Engine.Contracts.Searching;

/// <summary>Turns what a person types into an expression of FTS5.</summary>
internal static class SearchExpression
{
    private const int Trigram = 3;

    /// <summary>
    /// The words, each in quotes, so that nothing in them is syntax; rows have to contain all of them. <see langword="null"/> when there is no
    /// word that could be found.
    /// </summary>
    public static string? OfWords(string text, bool usesTrigrams)
    {
        var expression = new StringBuilder();
        foreach (string word in Words(text))
        {
            if (!(usesTrigrams ? word.EnumerateRunes().Count() >= Trigram : word.EnumerateRunes().Any(Rune.IsLetterOrDigit)))
                continue;

            expression.Append(expression.Length == 0 ? "\"" : " \"");
            expression.Append(word.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return expression.Length == 0 ? null : expression.ToString();
    }

    // FTS5 reads an expression no further than its first NUL.
    private static string[] Words(string text) =>
        string.Concat(text.Select(c => char.IsWhiteSpace(c) || c == '\0' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
