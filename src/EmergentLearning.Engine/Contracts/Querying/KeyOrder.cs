namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>The order by key, which ends every order, so that none is left to chance.</summary>
internal static class KeyOrder<TRecord>
    where TRecord : class, IRecord<TRecord>
{
    public static readonly OrderedColumn<TRecord, long> Column = new(
        TRecord.TableSchema.KeyColumn,
        TRecord.GetKey,
        static (row, column) => row.GetInt64(column),
        static (binder, parameter, value) => binder.BindInt64(parameter, value));

    public static readonly Ordering<TRecord> Ascending = new Ordering<TRecord, long>(Column, isDescending: false, nulls: null);
}
