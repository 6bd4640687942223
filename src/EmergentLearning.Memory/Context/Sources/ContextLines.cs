using System.Globalization;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>Records as lines of a context. What a record says stays inside its line.</summary>
internal static class ContextLines
{
    private const int LongestTitle = 200;
    private const int LongestDetail = 300;

    public static ContextItem Of(Learning row, ContextRequest request)
    {
        (double score, IReadOnlyList<ScorePart> parts) = Relevance.Of(request, row.CreatedAt, row.Domain);
        return Of(row, score, parts);
    }

    public static ContextItem Of(Learning row, double score, IReadOnlyList<ScorePart> parts)
    {
        string severity = row.Severity is { } number ? string.Create(CultureInfo.InvariantCulture, $", severity {number}") : "";
        string day = row.CreatedAt is { Length: >= 10 } created ? $", {OneLine.Of(created[..10])}" : "";
        return new ContextItem(
            Name("learning", row.Id),
            $"{OneLine.Of(row.Type)}{severity}{day}: **{OneLine.Of(row.Title, LongestTitle)}**{Detail(row.Summary == FailureInput.NoSummary ? null : row.Summary)} ({OneLine.Of(row.FilePath)})",
            score,
            parts);
    }

    public static ContextItem Of(Heuristic row, ContextRequest request)
    {
        (double score, IReadOnlyList<ScorePart> parts) = Relevance.Of(request, row.CreatedAt, row.Domain, row.TimesValidated ?? 0);
        return Of(row, score, parts);
    }

    public static ContextItem Of(Heuristic row, double score, IReadOnlyList<ScorePart> parts)
    {
        string trust = string.Create(
            CultureInfo.InvariantCulture, $"confidence {row.Confidence ?? 0:0.##}, validated {row.TimesValidated ?? 0}, violated {row.TimesViolated ?? 0}");
        return new ContextItem(
            Name("heuristic", row.Id),
            $"**{OneLine.Of(row.Rule, 500)}**{Detail(row.Explanation)} (H-{row.Id}, {OneLine.Of(row.Domain)}, {trust})",
            score,
            parts);
    }

    /// <summary>What names a record in an explanation.</summary>
    public static string Name(string kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind} {id}");

    /// <summary>What else a record says, behind a dash; nothing for nothing.</summary>
    public static string Detail(string? text) => OneLine.Of(text, LongestDetail) is { Length: > 0 } detail ? $" - {detail}" : "";
}
