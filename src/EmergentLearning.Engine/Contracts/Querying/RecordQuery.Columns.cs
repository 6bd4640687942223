namespace EmergentLearning.Engine.Contracts.Querying;

// Some columns instead of whole records.
public sealed partial class RecordQuery<TRecord>
{
    /// <summary>One column of the rows.</summary>
    public ColumnQuery<TRecord, T> Select<T>(Column<TRecord, T> column) =>
        Read([column], row => column.Read(row, 0));

    /// <summary>Two columns of the rows.</summary>
    public ColumnQuery<TRecord, (T1, T2)> Select<T1, T2>(Column<TRecord, T1> first, Column<TRecord, T2> second) =>
        Read([first, second], row => (first.Read(row, 0), second.Read(row, 1)));

    /// <summary>Three columns of the rows.</summary>
    public ColumnQuery<TRecord, (T1, T2, T3)> Select<T1, T2, T3>(
        Column<TRecord, T1> first, Column<TRecord, T2> second, Column<TRecord, T3> third) =>
        Read([first, second, third], row => (first.Read(row, 0), second.Read(row, 1), third.Read(row, 2)));

    /// <summary>Four columns of the rows.</summary>
    public ColumnQuery<TRecord, (T1, T2, T3, T4)> Select<T1, T2, T3, T4>(
        Column<TRecord, T1> first, Column<TRecord, T2> second, Column<TRecord, T3> third, Column<TRecord, T4> fourth) =>
        Read(
            [first, second, third, fourth],
            row => (first.Read(row, 0), second.Read(row, 1), third.Read(row, 2), fourth.Read(row, 3)));

    private ColumnQuery<TRecord, TResult> Read<TResult>(Column<TRecord>[] columns, Func<IRowReader, TResult> read) =>
        new(_source, _parts, columns, read, isDistinct: false);
}
