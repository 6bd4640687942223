using CsCheck;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Dates, times and durations.</summary>
internal static class TimeCases
{
    private static readonly DateTime Shown = new(2026, 1, 31, 10, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<DateTime> Moments = Gen.Select(
        Gen.Long[0, DateTime.MaxValue.Ticks], Gen.OneOf(DateTimeKind.Utc, DateTimeKind.Unspecified), (ticks, kind) => new DateTime(ticks, kind));

    // Away from the ends of time, where the zone of the machine could lead beyond them.
    private static readonly Gen<DateTime> Locals = Gen.Long[Shown.AddYears(-500).Ticks, Shown.AddYears(500).Ticks].Select(ticks => new DateTime(ticks, DateTimeKind.Local));

    private static readonly Gen<DateTimeOffset> Offsets = Gen.Select(
        Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-14 * 60, 14 * 60],
        (ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    public static IReadOnlyList<TypeCase> All { get; } =
    [
        TypeCase.Of("DateTime", "DateTime", Gen.OneOf(Moments, Locals), Shown, Shown.AddTicks(1), default, DateTime.MinValue.ToUtc(), DateTime.MaxValue.ToUtc(), DateTime.SpecifyKind(Shown, DateTimeKind.Local)) with
        {
            ComesBackAs = value => ((DateTime)value).ToUtc(),
            Order = value => ((DateTime)value).ToUtc(),
            Note = "Comes back as UTC: a local time is converted, one of unspecified kind is taken as UTC. To 100 ns; read by SQLite's date functions.",
        },
        TypeCase.Of("Moment", "DateTimeOffset", Offsets, new DateTimeOffset(Shown).ToOffset(TimeSpan.FromHours(2)), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch) with
        {
            ComesBackAs = value => ((DateTimeOffset)value).ToUniversalTime(),
            Order = value => (DateTimeOffset)value,
            Note = "The same moment, in UTC: its offset is dropped, so that moments sort. A converter keeps it; see below.",
        },
        TypeCase.Of("Date", "DateOnly", Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber), DateOnly.FromDateTime(Shown), DateOnly.MinValue, DateOnly.MaxValue) with
        {
            Order = value => (IComparable)value,
        },
        TypeCase.Of("Time", "TimeOnly", Gen.Long[0, TimeOnly.MaxValue.Ticks].Select(ticks => new TimeOnly(ticks)), new TimeOnly(10, 0, 0, 500), TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(1), new TimeOnly(10, 0)) with
        {
            Order = value => (IComparable)value,
            Note = "To 100 ns.",
        },
        TypeCase.Of("Duration", "TimeSpan", Gen.Long.Select(ticks => new TimeSpan(ticks)), TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, new TimeSpan(-1)) with
        {
            Order = value => (IComparable)value,
            Note = "Ticks of 100 ns, so that SQL can compare and add them.",
        },
    ];

    private static DateTime ToUtc(this DateTime moment) =>
        moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : DateTime.SpecifyKind(moment, DateTimeKind.Utc);
}
