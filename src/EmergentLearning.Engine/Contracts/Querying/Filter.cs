namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>
/// A condition on rows, made by comparing a record's column tokens: <c>Note.Columns.Topic == "sqlite" &amp; Note.Columns.Weight >= 3</c>.
/// A row meets it or meets its negation, as in C#: <c>NULL</c> equals <c>NULL</c>, and is neither less nor greater than anything.
/// Immutable and thread-safe.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
public abstract class Filter<TRecord>
{
    private protected Filter()
    {
    }

    /// <summary>Rows that meet both.</summary>
    public static Filter<TRecord> operator &(Filter<TRecord> left, Filter<TRecord> right) =>
        LogicalFilter<TRecord>.Combine(isAnd: true, left, right);

    /// <summary>Rows that meet one or both.</summary>
    public static Filter<TRecord> operator |(Filter<TRecord> left, Filter<TRecord> right) =>
        LogicalFilter<TRecord>.Combine(isAnd: false, left, right);

    /// <summary>Rows that do not meet it.</summary>
    public static Filter<TRecord> operator !(Filter<TRecord> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new NotFilter<TRecord>(filter);
    }

    /// <summary>Writes the condition; each value is a parameter.</summary>
    internal abstract void Write(SqlWriter sql);

    /// <summary>Binds the values, in the order in which they were written, from the parameter <paramref name="next"/> on.</summary>
    /// <returns>The parameter after the last.</returns>
    internal abstract int Bind(IParameterBinder binder, int next);
}
