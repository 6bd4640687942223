namespace EmergentLearning.Engine.Contracts;

/// <summary>Finds, inserts, changes and deletes records inside a read or a transaction.</summary>
public static class RecordOperations
{
    /// <summary>The row with that key, or <see langword="null"/>.</summary>
    public static TRecord? Find<TRecord>(this IReadSession session, long key)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(session);
        using IStatement statement = session.Prepare(TRecord.TableSchema.FindSql);
        statement.BindInt64(1, key);
        return statement.MoveNext() ? TRecord.ReadRow(statement) : null;
    }

    /// <summary>The rows of a table that meet a condition: what follows <c>select … from …</c>, such as <c>where … order by …</c>.</summary>
    public static IReadOnlyList<TRecord> List<TRecord, TArguments>(
        this IReadSession session, string clauses, TArguments arguments, Action<IParameterBinder, TArguments> bind)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(bind);
        using IStatement statement = session.Prepare($"{TRecord.TableSchema.SelectSql} {clauses}");
        bind(statement, arguments);
        var rows = new List<TRecord>();
        while (statement.MoveNext())
            rows.Add(TRecord.ReadRow(statement));
        return rows;
    }

    /// <summary>Inserts the record and queues its file.</summary>
    /// <returns>The record with its key.</returns>
    public static TRecord Insert<TRecord>(this IWriteTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        TRecord inserted = transaction.InsertRow(record);
        RecordFiles.Write(transaction, inserted, previousPath: null);
        return inserted;
    }

    /// <summary>Inserts the row alone, for a caller that projects the file itself.</summary>
    /// <returns>The record with its key.</returns>
    public static TRecord InsertRow<TRecord>(this ISqlTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(transaction);
        using (IStatement statement = transaction.Prepare(TRecord.TableSchema.InsertSql))
        {
            TRecord.BindRow(statement, record);
            statement.MoveNext();
        }

        return TRecord.GetKey(record) != 0 ? record : TRecord.WithKey(record, transaction.LastInsertRowId);
    }

    /// <summary>Sets every column of the row with the record's key, and queues its file.</summary>
    /// <returns><see langword="false"/> when no row has that key.</returns>
    public static bool Update<TRecord>(this IWriteTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        TRecord? before = transaction.Find<TRecord>(TRecord.GetKey(record));
        if (before is null)
            return false;

        transaction.UpdateRow(record);
        RecordFiles.Write(transaction, record, TRecord.FileProjection?.GetPath(before));
        return true;
    }

    /// <summary>Sets the columns alone, for a caller that projects the file itself.</summary>
    public static void UpdateRow<TRecord>(this ISqlTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(transaction);
        using IStatement statement = transaction.Prepare(TRecord.TableSchema.UpdateSql);
        TRecord.BindRow(statement, record);
        statement.MoveNext();
    }

    /// <summary>Deletes the row with that key, and queues the deletion of its file.</summary>
    /// <returns><see langword="false"/> when no row has that key.</returns>
    public static bool Delete<TRecord>(this IWriteTransaction transaction, long key)
        where TRecord : class, IRecord<TRecord>
    {
        TRecord? before = transaction.Find<TRecord>(key);
        if (before is null)
            return false;

        using (IStatement statement = transaction.Prepare(TRecord.TableSchema.DeleteSql))
        {
            statement.BindInt64(1, key);
            statement.MoveNext();
        }

        RecordFiles.Delete(transaction, before);
        return true;
    }
}
