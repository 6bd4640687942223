using System.Globalization;

namespace EmergentLearning.Memory.Recording;

/// <summary>Times as the original's tables hold them, and days as its files do.</summary>
internal static class Timestamps
{
    /// <summary>UTC, as SQLite's <c>CURRENT_TIMESTAMP</c> writes it.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Midnight of a day, for a file that says no more.</summary>
    public static string Format(DateOnly day) => Format(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>
    /// When a record was made: to the second by its name, as long as its file names that day too, or none; else midnight of the file's day.
    /// </summary>
    public static string Created(string? uid, DateOnly? day, DateTimeOffset now) => (RecordUid.FindTime(uid), day) switch
    {
        // The day in the file is the person's: up to half a day from that of UTC.
        ({ } time, null) => Format(time),
        ({ } time, { } date) when Math.Abs(DateOnly.FromDateTime(time.UtcDateTime).DayNumber - date.DayNumber) <= 1 => Format(time),
        (_, { } date) => Format(date),
        _ => Format(now),
    };

    /// <summary>The day where the person is, as the original names its files.</summary>
    public static DateOnly LocalDay(DateTimeOffset time) => DateOnly.FromDateTime(time.ToLocalTime().DateTime);

    /// <summary>A stored time; of one in another form its day, at midnight; <see langword="null"/> where there is none.</summary>
    public static DateTimeOffset? FindMoment(string? stored) =>
        DateTimeOffset.TryParseExact(
            stored, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : FindDay(stored) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>The day at the start of a stored time, or <see langword="null"/> where there is none.</summary>
    public static DateOnly? FindDay(string? stored) =>
        stored is { Length: >= 10 }
        && DateOnly.TryParseExact(stored.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;
}
