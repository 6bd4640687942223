namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// How values of a type become a column; a property or a type chooses it by <see cref="Schema.ConverterAttribute"/>.
/// Implementations are pure and thread-safe, and <see cref="FromStored"/> undoes <see cref="ToStored"/>. They never see
/// <see langword="null"/>: it is stored as <c>NULL</c>.
/// </summary>
/// <typeparam name="TValue">The value's type, not nullable.</typeparam>
/// <typeparam name="TStored">
/// What is stored: <see langword="long"/> (<c>INTEGER</c>), <see langword="double"/> (<c>REAL</c>), <see langword="string"/> (<c>TEXT</c>)
/// or <c>byte[]</c> (<c>BLOB</c>). The column sorts as that does.
/// </typeparam>
public interface IColumnConverter<TValue, TStored>
    where TValue : notnull
    where TStored : notnull
{
    /// <summary>What is stored for a value; never <see langword="null"/>, and the same each time.</summary>
    static abstract TStored ToStored(TValue value);

    /// <summary>The value that is stored so.</summary>
    /// <exception cref="FormatException">Another program stored what no value is stored as. Any exception is reported with its row's column.</exception>
    static abstract TValue FromStored(TStored stored);
}
