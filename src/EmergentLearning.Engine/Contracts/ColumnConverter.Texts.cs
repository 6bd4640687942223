using System.Globalization;

namespace EmergentLearning.Engine.Contracts;

// Values with a text form. Moments are UTC in a form that sorts and that SQLite's own functions read.
public static partial class ColumnConverter
{
    private const string MomentFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Binds the moment in UTC, as <c>2026-01-31 23:59:59</c> and the fraction of the second, if there is one.</summary>
    public static void Bind(IParameterBinder binder, int parameter, DateTimeOffset value) => Bind(binder, parameter, Format(value));

    /// <summary>Binds the moment in UTC, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, DateTimeOffset? value) =>
        Bind(binder, parameter, value is { } moment ? Format(moment) : null);

    /// <summary>Binds the moment in UTC; one of unspecified kind is taken as UTC, a local one is converted.</summary>
    /// <exception cref="StoreException">It is a local time whose moment in UTC lies outside the years 1 to 9999.</exception>
    public static void Bind(IParameterBinder binder, int parameter, DateTime value) => Bind(binder, parameter, Format(value));

    /// <summary>Binds the moment in UTC, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, DateTime? value) =>
        Bind(binder, parameter, value is { } moment ? Format(moment) : null);

    /// <summary>Binds the date as <c>2026-01-31</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, DateOnly value) => Bind(binder, parameter, Format(value));

    /// <summary>Binds the date, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, DateOnly? value) =>
        Bind(binder, parameter, value is { } date ? Format(date) : null);

    /// <summary>Binds the identifier as 36 lower-case characters.</summary>
    public static void Bind(IParameterBinder binder, int parameter, Guid value) => Bind(binder, parameter, value.ToString("D"));

    /// <summary>Binds the identifier, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, Guid? value) => Bind(binder, parameter, value?.ToString("D"));

    /// <summary>Binds the number's digits exactly. They do not sort as numbers.</summary>
    public static void Bind(IParameterBinder binder, int parameter, decimal value) =>
        Bind(binder, parameter, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Binds the number's digits exactly, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, decimal? value) =>
        Bind(binder, parameter, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Reads a moment, in UTC. A date alone, a <c>T</c>, a fraction, a <c>Z</c> and an offset are understood; without an offset it is UTC.
    /// </summary>
    /// <exception cref="StoreException">The text is no moment.</exception>
    public static DateTimeOffset ReadDateTimeOffset(IRowReader row, int column)
    {
        string text = Text(row, column);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset moment)
            ? moment
            : throw Unreadable(column, text, nameof(DateTimeOffset));
    }

    /// <summary>Reads a moment, of kind UTC, as <see cref="ReadDateTimeOffset"/> does.</summary>
    /// <exception cref="StoreException">The text is no moment.</exception>
    public static DateTime ReadDateTime(IRowReader row, int column) => ReadDateTimeOffset(row, column).UtcDateTime;

    /// <summary>Reads a date; the time of day of a moment is dropped.</summary>
    /// <exception cref="StoreException">The text is no date.</exception>
    public static DateOnly ReadDateOnly(IRowReader row, int column)
    {
        string text = Text(row, column);
        bool isMoment = text.Length > DateFormat.Length && text[DateFormat.Length] is ' ' or 'T';
        ReadOnlySpan<char> date = isMoment ? text.AsSpan(0, DateFormat.Length) : text;
        return DateOnly.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateOnly value)
            ? value
            : throw Unreadable(column, text, nameof(DateOnly));
    }

    /// <summary>Reads an identifier, in any of its usual forms.</summary>
    /// <exception cref="StoreException">The text is no identifier.</exception>
    public static Guid ReadGuid(IRowReader row, int column)
    {
        string text = Text(row, column);
        return Guid.TryParse(text, out Guid value) ? value : throw Unreadable(column, text, nameof(Guid));
    }

    /// <summary>Reads a decimal number.</summary>
    /// <exception cref="StoreException">The text is no number, or too large a one.</exception>
    public static decimal ReadDecimal(IRowReader row, int column)
    {
        string text = Text(row, column);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw Unreadable(column, text, nameof(Decimal));
    }

    private static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    private static string Format(DateTime moment) => ToUtc(moment).ToString(MomentFormat, CultureInfo.InvariantCulture);

    private static DateTime ToUtc(DateTime moment)
    {
        if (moment.Kind != DateTimeKind.Local)
            return moment;
        // ToUniversalTime stops at the first and the last moment that there is, and would store another one than it was given.
        long ticks = moment.Ticks - TimeZoneInfo.Local.GetUtcOffset(moment).Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? moment.ToUniversalTime() : throw new StoreException(
            StoreFault.Input, $"The local time {moment:s} lies outside the years 1 to 9999 in UTC. Nothing was stored; give it as UTC.");
    }

    private static string Format(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static string Text(IRowReader row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.GetText(column);
    }
}
