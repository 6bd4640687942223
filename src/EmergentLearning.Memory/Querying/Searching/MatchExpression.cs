using System.Text;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>What people type as expressions of FTS5: every word in quotes, so that nothing in it is syntax.</summary>
internal static class MatchExpression
{
    /// <summary>Rows have all the words. <see langword="null"/> when one of them can be no word of an index, such as <c>++</c>.</summary>
    public static string? AllOf(IReadOnlyList<string> words) =>
        words.Count > 0 && words.All(IsIndexed) ? string.Join(' ', words.Select(Quote)) : null;

    /// <summary>Rows have at least one of the words.</summary>
    public static string AnyOf(IEnumerable<string> words) => string.Join(" OR ", words.Select(Quote));

    /// <summary>FTS5 reads an expression no further than its first NUL.</summary>
    public static string Quote(string word) =>
        $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\0', ' ')}\"";

    private static bool IsIndexed(string word) => word.EnumerateRunes().Any(Rune.IsLetterOrDigit);
}
