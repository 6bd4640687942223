using System.Globalization;
using System.Numerics;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// How values become columns and come back; generated code calls it. Numbers, <see langword="bool"/> (0 or 1) and enumerations are
/// <c>INTEGER</c> or <c>REAL</c>, text and everything with a text form is <c>TEXT</c>, bytes are <c>BLOB</c>. Thread-safe.
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

    /// <summary>Binds a floating-point number. SQLite has no NaN: it stores <c>NULL</c>, which a column that is not nullable refuses.</summary>
    public static void Bind(IParameterBinder binder, int parameter, double value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.BindDouble(parameter, value);
    }

    /// <summary>Binds a floating-point number, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, double? value)
    {
        if (value is { } number)
            Bind(binder, parameter, number);
        else
            BindNull(binder, parameter);
    }

    /// <summary>Binds text, or <c>NULL</c>.</summary>
    public static void Bind(IParameterBinder binder, int parameter, string? value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (value is null)
            binder.BindNull(parameter);
        else
            binder.BindText(parameter, value);
    }

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

    /// <summary>The value as one segment of a path: text as it is, everything else in its stored form; see <see cref="PathSegment"/>.</summary>
    public static string ToPathSegment<TValue>(TValue value) => PathSegment.Encode(value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTimeOffset moment => Format(moment),
        DateTime moment => Format(moment),
        DateOnly date => Format(date),
        Enum name => name.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    });

    private static void BindNull(IParameterBinder binder, int parameter)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.BindNull(parameter);
    }

    private static StoreException Unreadable(int column, string value, string type, Exception? inner = null) => new(
        StoreFault.Validation,
        $"Column {column} of a row holds '{value}', which is no {type}. Another program wrote it; correct the row.",
        inner);
}
