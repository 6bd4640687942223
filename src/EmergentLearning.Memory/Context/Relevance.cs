using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Context;

/// <summary>
/// How much a record matters, as the original counts: 0.5, times 0.5 to 1 by age with a half-life of seven days, times 1.5 in the domain that was
/// asked for, times 1.2 or 1.4 for more than 5 or 10 validations; at most 1. Thread-safe: it holds no state.
/// </summary>
internal static class Relevance
{
    private const double Base = 0.5;
    private const double HalfLifeDays = 7;

    public static (double Score, IReadOnlyList<ScorePart> Parts) Of(ContextRequest request, string? createdAt, string? domain, int validations = 0)
    {
        var parts = new List<ScorePart> { new("base", Base), new("recency", Math.Round(Recency(request.Now, createdAt), 4)) };
        if (request.Domain is { } wanted && wanted == domain)
            parts.Add(new ScorePart("domain", 1.5));
        if (validations > 5)
            parts.Add(new ScorePart("validations", validations > 10 ? 1.4 : 1.2));
        double score = parts.Aggregate(1.0, static (product, part) => product * part.Factor);
        return (Math.Round(Math.Min(score, 1), 4), parts);
    }

    private static double Recency(DateTimeOffset now, string? createdAt)
    {
        if (Timestamps.FindDay(createdAt) is not { } day)
            return 0.5;

        double age = Math.Max(0, (DateOnly.FromDateTime(now.UtcDateTime).DayNumber - day.DayNumber));
        return 0.5 + (0.5 * Math.Pow(0.5, age / HalfLifeDays));
    }
}
