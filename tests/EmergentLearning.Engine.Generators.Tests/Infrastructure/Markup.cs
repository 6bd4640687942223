namespace EmergentLearning.Engine.Generators.Tests.Infrastructure;

/// <summary>Source in which <c>[|</c> and <c>|]</c> enclose the place of a diagnostic.</summary>
internal sealed record Markup(string Source, string Marked, int Line, int Column)
{
    public static Markup Parse(string text)
    {
        int start = text.IndexOf("[|", StringComparison.Ordinal);
        int end = text.IndexOf("|]", StringComparison.Ordinal);
        if (start < 0)
            throw new ArgumentException("The source marks no place.", nameof(text));
        string before = text[..start];
        int line = before.Count(c => c == '\n') + 1;
        return new(before + text[(start + 2)..end] + text[(end + 2)..], text[(start + 2)..end], line, start - (before.LastIndexOf('\n') + 1));
    }
}
