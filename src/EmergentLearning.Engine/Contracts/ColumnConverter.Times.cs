using System.Globalization;

namespace EmergentLearning.Engine.Contracts;

// Times of day sort as text. Durations are numbers, because no usual text form of them sorts.
public static partial class ColumnConverter
{
    private const string TimeFormat = "HH:mm:ss.FFFFFFF";

    private static readonly string[] TimeFormats = [TimeFormat, "HH:mm"];

    /// <summary>Binds the time of day as <c>23:59:59</c> and the fraction of the second, if there is one.</summary>
    public static void Bind(IParameterBinder binder, int parameter, TimeOnly value) => Bind(binder, parameter, Format(value));

    /// <summary>Binds the time of day, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, TimeOnly? value) =>
        Bind(binder, parameter, value is { } time ? Format(time) : null);

    /// <summary>Binds the duration as its number of ticks: 10,000,000 a second.</summary>
    public static void Bind(IParameterBinder binder, int parameter, TimeSpan value) => Bind(binder, parameter, value.Ticks);

    /// <summary>Binds the duration's ticks, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, TimeSpan? value) => Bind(binder, parameter, value?.Ticks);

    /// <summary>Reads a time of day; the seconds may be missing.</summary>
    /// <exception cref="StoreException">The text is no time of day.</exception>
    public static TimeOnly ReadTimeOnly(IRowReader row, int column)
    {
        string text = Text(row, column);
        return TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly value)
            ? value
            : throw Unreadable(column, text, nameof(TimeOnly));
    }

    /// <summary>Reads a duration from its ticks.</summary>
    public static TimeSpan ReadTimeSpan(IRowReader row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new TimeSpan(row.GetInt64(column));
    }

    private static string Format(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
