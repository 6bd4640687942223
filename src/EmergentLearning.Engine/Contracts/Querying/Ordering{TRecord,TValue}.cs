namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>An order by one column.</summary>
internal sealed class Ordering<TRecord, TValue>(OrderedColumn<TRecord, TValue> column, bool isDescending, Nulls? nulls) : Ordering<TRecord>
{
    // To SQLite NULL is the smallest of all.
    private bool NullsAreLast => (nulls ?? (isDescending ? Nulls.Last : Nulls.First)) == Nulls.Last;

    public override void Write(SqlWriter sql)
    {
        sql.Column(column.Name).Append(isDescending ? " desc" : "");
        if (nulls is not null)
            sql.Append(nulls == Nulls.First ? " nulls first" : " nulls last");
    }

    public override Filter<TRecord> EqualTo(TRecord record) => column.EqualTo(column.Get(record));

    public override Filter<TRecord> Beyond(TRecord record)
    {
        TValue value = column.Get(record);
        if (value is null)
            return NullsAreLast ? new ConstantFilter<TRecord>(isMet: false) : column.IsNotNull();

        Filter<TRecord> beyond = column.Compare(isDescending ? " < " : " > ", value);
        return column.IsNullable && NullsAreLast ? beyond | column.IsNull() : beyond;
    }

    public override Filter<TRecord>? From(TRecord record) =>
        column.IsNullable ? null : column.Compare(isDescending ? " <= " : " >= ", column.Get(record));
}
