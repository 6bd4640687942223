namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Makes patterns for <see cref="TextColumn{TRecord, TText}.Like"/>.</summary>
public static class LikePattern
{
    /// <summary>The text with <c>%</c>, <c>_</c> and <c>\</c> escaped, so that a pattern matches it literally.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
    }
}
