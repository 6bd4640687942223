namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>One term of an order.</summary>
internal abstract class Ordering<TRecord>
{
    /// <summary>Writes the term.</summary>
    public abstract void Write(SqlWriter sql);

    /// <summary>Rows that have the record's value.</summary>
    public abstract Filter<TRecord> EqualTo(TRecord record);

    /// <summary>Rows that stand after the record's value.</summary>
    public abstract Filter<TRecord> Beyond(TRecord record);

    /// <summary>A single range that holds all rows from the record's value on, for an index; or <see langword="null"/>.</summary>
    public abstract Filter<TRecord>? From(TRecord record);
}
