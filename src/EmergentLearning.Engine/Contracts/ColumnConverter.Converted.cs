namespace EmergentLearning.Engine.Contracts;

// Values that a converter of the user's stores.
public static partial class ColumnConverter
{
    /// <summary>Binds what the converter makes of a value, or <c>NULL</c>.</summary>
    /// <exception cref="StoreException">The converter gave nothing to store.</exception>
    public static void BindConverted<TConverter, TValue, TStored>(IParameterBinder binder, int parameter, TValue? value)
        where TConverter : IColumnConverter<TValue, TStored>
        where TValue : notnull
        where TStored : notnull
    {
        if (value is null)
            BindNull(binder, parameter);
        else
            BindStored(binder, parameter, TConverter.ToStored(value), typeof(TConverter));
    }

    /// <summary>Binds what the converter makes of a value, or <c>NULL</c>.</summary>
    /// <exception cref="StoreException">The converter gave nothing to store.</exception>
    public static void BindConverted<TConverter, TValue, TStored>(IParameterBinder binder, int parameter, TValue? value)
        where TConverter : IColumnConverter<TValue, TStored>
        where TValue : struct
        where TStored : notnull
    {
        if (value is { } some)
            BindStored(binder, parameter, TConverter.ToStored(some), typeof(TConverter));
        else
            BindNull(binder, parameter);
    }

    /// <summary>Reads a value by its converter.</summary>
    /// <exception cref="StoreException">The converter knows no value that is stored so.</exception>
    public static TValue ReadConverted<TConverter, TValue, TStored>(IRowReader row, int column)
        where TConverter : IColumnConverter<TValue, TStored>
        where TValue : notnull
        where TStored : notnull
    {
        ArgumentNullException.ThrowIfNull(row);
        TStored stored = ReadStored<TStored>(row, column);
        try
        {
            return TConverter.FromStored(stored) ?? throw new FormatException("The converter gave null.");
        }
        catch (Exception e) when (e is not StoreException)
        {
            throw Unreadable(column, row.GetText(column), $"{typeof(TValue).Name} to {typeof(TConverter).Name}", e);
        }
    }

    private static void BindStored<TStored>(IParameterBinder binder, int parameter, TStored stored, Type converter)
    {
        switch (stored)
        {
            case long integer:
                Bind(binder, parameter, integer);
                break;
            case double real:
                Bind(binder, parameter, real);
                break;
            case string text:
                Bind(binder, parameter, text);
                break;
            case byte[] bytes:
                Bind(binder, parameter, bytes);
                break;
            default:
                throw new StoreException(
                    StoreFault.Input,
                    $"{converter.Name} gave nothing to store for the value of parameter {parameter}. Nothing was stored; correct the converter.");
        }
    }

    private static TStored ReadStored<TStored>(IRowReader row, int column)
    {
        // The compiler of each instance keeps the one branch that is its own, and boxes nothing.
        if (typeof(TStored) == typeof(long))
            return (TStored)(object)row.GetInt64(column);
        if (typeof(TStored) == typeof(double))
            return (TStored)(object)row.GetDouble(column);
        return typeof(TStored) == typeof(string) ? (TStored)(object)row.GetText(column) : (TStored)(object)row.GetBlob(column);
    }
}
