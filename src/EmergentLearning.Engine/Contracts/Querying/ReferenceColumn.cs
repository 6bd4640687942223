namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A foreign key: a column by which the row that it refers to can be included. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TKey"><see langword="long"/>, nullable or not.</typeparam>
/// <typeparam name="TReferenced">The record that is referred to.</typeparam>
public sealed class ReferenceColumn<TRecord, TKey, TReferenced> : OrderedColumn<TRecord, TKey>
    where TReferenced : class, IRecord<TReferenced>
{
    /// <inheritdoc cref="Column{TRecord, TValue}(string, Func{TRecord, TValue}, Func{IRowReader, int, TValue}, Action{IParameterBinder, int, TValue}, bool)"/>
    public ReferenceColumn(
        string name,
        Func<TRecord, TKey> get,
        Func<IRowReader, int, TKey> read,
        Action<IParameterBinder, int, TKey> bind,
        bool isNullable = false)
        : base(name, get, read, bind, isNullable)
    {
    }
}
