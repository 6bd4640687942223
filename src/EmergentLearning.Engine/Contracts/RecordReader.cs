namespace EmergentLearning.Engine.Contracts;

/// <summary>Reads records from rows; generated queries pass it on. Thread-safe.</summary>
public static class RecordReader
{
    /// <summary>Reads a record from a row whose columns are the table's, in order.</summary>
    public static TRecord Read<TRecord>(IRowReader row)
        where TRecord : class, IRecord<TRecord> => TRecord.ReadRow(row);
}
