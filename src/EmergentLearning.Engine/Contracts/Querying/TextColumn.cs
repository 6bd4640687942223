namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A column of text. It sorts by code points. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TText"><see langword="string"/>, nullable or not.</typeparam>
public class TextColumn<TRecord, TText> : OrderedColumn<TRecord, TText>
    where TText : class?
{
    /// <inheritdoc cref="Column{TRecord, TValue}(string, Func{TRecord, TValue}, Func{IRowReader, int, TValue}, Action{IParameterBinder, int, TValue}, bool)"/>
    public TextColumn(
        string name,
        Func<TRecord, TText> get,
        Func<IRowReader, int, TText> read,
        Action<IParameterBinder, int, TText> bind,
        bool isNullable = false)
        : base(name, get, read, bind, isNullable)
    {
    }

    /// <summary>
    /// Rows that match a pattern, as SQL means it: <c>%</c> is any text, <c>_</c> any character, a backslash before one of them takes it
    /// literally (see <see cref="LikePattern.Escape"/>), and the case of the letters A to Z does not matter. SQL looks no further than a NUL character.
    /// </summary>
    public Filter<TRecord> Like(string pattern) => Test(TextFilter<TRecord>.Like, pattern);

    /// <summary>Rows whose text begins with this. Case matters; an index on the column is used.</summary>
    public Filter<TRecord> StartsWith(string prefix) => Test(TextFilter<TRecord>.StartsWith, prefix);

    /// <summary>Rows whose text ends with this. Case matters.</summary>
    public Filter<TRecord> EndsWith(string suffix) =>
        suffix is { Length: 0 } ? IsNotNull() : Test(TextFilter<TRecord>.EndsWith, suffix);

    /// <summary>Rows whose text contains this. Case matters. For words in much text, mark the property with <c>[FullText]</c> and search.</summary>
    public Filter<TRecord> Contains(string part) => Test(TextFilter<TRecord>.Contains, part);

    private TextFilter<TRecord> Test(string test, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new TextFilter<TRecord>(Name, test, value);
    }
}
