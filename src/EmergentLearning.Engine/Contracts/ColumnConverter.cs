using System.Globalization;
using System.Numerics;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// How values become columns and come back; generated code calls it. Numbers, <see langword="bool"/> (0 or 1), durations and
/// enumerations are <c>INTEGER</c> or <c>REAL</c>, text and everything with a text form is <c>TEXT</c>, bytes are <c>BLOB</c>. Thread-safe.
/// </summary>
public static partial class ColumnConverter
{
    /// <summary>Binds a key; 0 is bound as <c>NULL</c>, so that the database chooses.</summary>
    public static void BindKey(IParameterBinder binder, int parameter, long key) => Bind(binder, parameter, key == 0 ? null : key);

    /// <summary>Binds an integer.</summary>
    public static void Bind(IParameterBinder binder, int parameter, long value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.BindInt64(parameter, value);
    }

    /// <summary>Binds an integer, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, long? value)
    {
        if (value is { } number)
            Bind(binder, parameter, number);
        else
            BindNull(binder, parameter);
    }

    /// <summary>Binds the 64 bits as they are: values above <see cref="long.MaxValue"/> are stored, and sort, as negative numbers.</summary>
    public static void Bind(IParameterBinder binder, int parameter, ulong value) => Bind(binder, parameter, unchecked((long)value));

    /// <summary>Binds the 64 bits as they are, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, ulong? value) => Bind(binder, parameter, unchecked((long?)value));

    /// <summary>Binds 1 or 0.</summary>
    public static void Bind(IParameterBinder binder, int parameter, bool value) => Bind(binder, parameter, value ? 1L : 0L);

    /// <summary>Binds 1, 0 or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, bool? value) => Bind(binder, parameter, value is { } b ? b ? 1L : 0L : null);

    /// <summary>Binds a floating-point number. Zero has no sign: SQLite would drop it.</summary>
    /// <exception cref="StoreException">It is NaN, which SQLite does not have: it would store <c>NULL</c>.</exception>
    public static void Bind(IParameterBinder binder, int parameter, double value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (double.IsNaN(value))
            throw NotANumber(parameter);
        // The sign goes here already, so that a record's file says the same before and after the row was read back.
        binder.BindDouble(parameter, value == 0 ? 0.0 : value);
    }

    /// <summary>Binds a floating-point number, or <c>NULL</c>.</summary>
    /// <exception cref="StoreException">It is NaN, which SQLite does not have: it would store <c>NULL</c>.</exception>
    public static void Bind(IParameterBinder binder, int parameter, double? value)
    {
        if (value is { } number)
            Bind(binder, parameter, number);
        else
            BindNull(binder, parameter);
    }

    /// <summary>Binds text, or <c>NULL</c>. Every character of it is kept, NUL among them.</summary>
    /// <exception cref="StoreException">It has half of a surrogate pair, which UTF-8 cannot hold.</exception>
    public static void Bind(IParameterBinder binder, int parameter, string? value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (value is null)
            binder.BindNull(parameter);
        else
            binder.BindText(parameter, value);
    }

    /// <summary>Binds one character as text.</summary>
    /// <exception cref="StoreException">It is half of a surrogate pair, which UTF-8 cannot hold.</exception>
    public static void Bind(IParameterBinder binder, int parameter, char value) => Bind(binder, parameter, value.ToString());

    /// <summary>Binds one character as text, or <c>NULL</c>.</summary>
    /// <exception cref="StoreException">It is half of a surrogate pair, which UTF-8 cannot hold.</exception>
    public static void Bind(IParameterBinder binder, int parameter, char? value) => Bind(binder, parameter, value?.ToString());

    /// <summary>Binds bytes, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, byte[]? value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (value is null)
            binder.BindNull(parameter);
        else
            binder.BindBlob(parameter, value);
    }

    /// <summary>Reads an integer.</summary>
    /// <exception cref="StoreException">The stored number does not fit.</exception>
    public static TInteger ReadInteger<TInteger>(IRowReader row, int column)
        where TInteger : struct, IBinaryInteger<TInteger>
    {
        ArgumentNullException.ThrowIfNull(row);
        long value = row.GetInt64(column);
        TInteger integer = TInteger.CreateTruncating(value);
        return long.CreateTruncating(integer) == value && TInteger.IsNegative(integer) == value < 0
            ? integer
            : throw Unreadable(column, value.ToString(CultureInfo.InvariantCulture), typeof(TInteger).Name);
    }

    /// <summary>Reads a single-precision number: the one nearest to what is stored.</summary>
    /// <exception cref="StoreException">The stored number is beyond its range.</exception>
    public static float ReadSingle(IRowReader row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        double value = row.GetDouble(column);
        float single = (float)value;
        return float.IsFinite(single) || !double.IsFinite(value)
            ? single
            : throw Unreadable(column, value.ToString(CultureInfo.InvariantCulture), nameof(Single));
    }

    /// <summary>Reads one character.</summary>
    /// <exception cref="StoreException">The text is none, or has several.</exception>
    public static char ReadChar(IRowReader row, int column)
    {
        string text = Text(row, column);
        return text.Length == 1 ? text[0] : throw Unreadable(column, text, nameof(Char));
    }

    /// <summary>
    /// The value as one segment of a path, different for different values: text as it is, everything else in its usual text form; see
    /// <see cref="PathSegment"/>.
    /// </summary>
    public static string ToPathSegment<TValue>(TValue value) => PathSegment.Encode(value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTimeOffset moment => Format(moment),
        DateTime moment => Format(moment),
        DateOnly date => Format(date),
        TimeOnly time => Format(time),
        Enum name => name.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    });

    /// <summary>What is stored for a value as one segment of a path; for values that only their own binding knows.</summary>
    public static string ToPathSegment<TArguments>(TArguments arguments, Action<IParameterBinder, TArguments> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        var segment = new PathSegmentBinder();
        bind(segment, arguments);
        return segment.Segment;
    }

    private static void BindNull(IParameterBinder binder, int parameter)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.BindNull(parameter);
    }

    private static StoreException NotANumber(int parameter) => new(
        StoreFault.Input,
        $"The number of parameter {parameter} is NaN, which SQLite cannot hold. Nothing was stored; store null, or use a converter.");

    private static StoreException Unreadable(int column, string value, string type, Exception? inner = null) => new(
        StoreFault.Validation,
        $"Column {column} of a row holds '{value}', which is no {type}. Another program wrote it; correct the row.",
        inner);
}
