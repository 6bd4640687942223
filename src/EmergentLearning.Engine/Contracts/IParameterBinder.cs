namespace EmergentLearning.Engine.Contracts;

/// <summary>Binds values to the parameters of a statement. Parameter numbers start at 1, as in SQLite. Not thread-safe.</summary>
public interface IParameterBinder
{
    /// <summary>Binds <c>NULL</c>.</summary>
    void BindNull(int parameter);

    /// <summary>Binds an integer.</summary>
    void BindInt64(int parameter, long value);

    /// <summary>Binds a floating-point number. SQLite stores NaN as <c>NULL</c>.</summary>
    void BindDouble(int parameter, double value);

    /// <summary>Binds text as UTF-8; embedded NUL characters are kept.</summary>
    /// <exception cref="StoreException">The text has half of a surrogate pair, which UTF-8 cannot hold.</exception>
    void BindText(int parameter, string value);

    /// <summary>Binds bytes, copied before the call returns.</summary>
    void BindBlob(int parameter, ReadOnlySpan<byte> value);
}
