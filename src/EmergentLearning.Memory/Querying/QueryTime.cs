using System.Globalization;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Querying;

/// <summary>Reads moments as people write them, in UTC as the store holds them. Thread-safe: it holds no state.</summary>
public static class QueryTime
{
    private static readonly string[] Moments = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>
    /// The first moment that is meant: a day (<c>2026-11-27</c>), a moment (<c>2026-11-27 14:30</c>), or how long ago (<c>36h</c>, <c>7d</c>,
    /// <c>4w</c>).
    /// </summary>
    /// <exception cref="Engine.Contracts.StoreException">It is anything else.</exception>
    public static DateTimeOffset ParseSince(string text, DateTimeOffset now) => Parse(text, now).Start;

    /// <summary>The moment behind the last one that is meant: a day is meant with all its hours.</summary>
    /// <exception cref="Engine.Contracts.StoreException">It is none of what <see cref="ParseSince"/> takes.</exception>
    public static DateTimeOffset ParseUntil(string text, DateTimeOffset now) => Parse(text, now).End;

    private static (DateTimeOffset Start, DateTimeOffset End) Parse(string text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day < DateOnly.MaxValue)
            return (Midnight(day), Midnight(day.AddDays(1)));
        if (DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
            return (moment, moment.AddSeconds(1));
        return FindAge(text) is { } age && now - DateTimeOffset.MinValue > age
            ? (now - age, now - age)
            : throw RecordText.Refused(
                $"The time {RecordText.Quote(text)} is not known. Use a day as 2026-11-27, a moment as \"2026-11-27 14:30\" (UTC), or how long ago as 36h, 7d or 4w.");
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static TimeSpan? FindAge(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 100_000)
            return null;
        return text[^1] switch
        {
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7 * number),
            _ => null,
        };
    }
}
