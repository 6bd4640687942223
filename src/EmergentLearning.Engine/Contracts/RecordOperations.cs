using EmergentLearning.Engine.Contracts.Watching;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Finds, inserts, changes and deletes records inside a read or a transaction.</summary>
public static partial class RecordOperations
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

    /// <summary>Inserts the record, its moments and version set, and queues its file.</summary>
    /// <returns>The record with its key.</returns>
    public static TRecord Insert<TRecord>(this IWriteTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(transaction);
        TRecord inserted = transaction.InsertRow(TRecord.Stamp(record, before: null, transaction.Now));
        RecordFiles.Write(transaction, inserted, previousPath: null);
        transaction.Announce(new Change<TRecord>(ChangeKind.Inserted, TRecord.GetKey(inserted), inserted));
        return inserted;
    }

    /// <summary>Inserts the row alone, as it is, for a caller that projects the file itself. Watchers are not told.</summary>
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
    /// <returns>The record as it is stored, or <see langword="null"/> when no row has that key.</returns>
    /// <exception cref="ConcurrencyException">The row was changed or deleted since the record was read.</exception>
    public static TRecord? Update<TRecord>(this IWriteTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        TRecord? before = transaction.Find<TRecord>(TRecord.GetKey(record));
        RequireVersion(record, before);
        return before is null ? null : transaction.Replace(before, record);
    }

    /// <summary>Sets the columns alone, as they are, for a caller that projects the file itself. Watchers are not told.</summary>
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

        transaction.Remove(before);
        return true;
    }

    /// <summary>Deletes the record's row, and queues the deletion of its file.</summary>
    /// <returns><see langword="false"/> when no row has its key.</returns>
    /// <exception cref="ConcurrencyException">The row was changed or deleted since the record was read.</exception>
    public static bool Delete<TRecord>(this IWriteTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        TRecord? before = transaction.Find<TRecord>(TRecord.GetKey(record));
        RequireVersion(record, before);
        if (before is null)
            return false;

        transaction.Remove(before);
        return true;
    }

    /// <summary>Puts a record in the place of a row that was just read.</summary>
    /// <returns>The record as it is stored.</returns>
    internal static TRecord Replace<TRecord>(this IWriteTransaction transaction, TRecord before, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        TRecord stamped = TRecord.Stamp(record, before, transaction.Now);
        transaction.UpdateRow(stamped);
        return transaction.Follow(before, stamped);
    }

    /// <summary>Lets a row's file and its watchers follow a change of it.</summary>
    /// <returns>The record as it is stored.</returns>
    internal static TRecord Follow<TRecord>(this IWriteTransaction transaction, TRecord before, TRecord after)
        where TRecord : class, IRecord<TRecord>
    {
        RecordFiles.Write(transaction, after, TRecord.FileProjection?.GetPath(before));
        transaction.Announce(new Change<TRecord>(ChangeKind.Updated, TRecord.GetKey(after), after));
        return after;
    }

    /// <summary>Deletes a row that was just read.</summary>
    internal static void Remove<TRecord>(this IWriteTransaction transaction, TRecord before)
        where TRecord : class, IRecord<TRecord>
    {
        using (IStatement statement = transaction.Prepare(TRecord.TableSchema.DeleteSql))
        {
            statement.BindInt64(1, TRecord.GetKey(before));
            statement.MoveNext();
        }

        RecordFiles.Delete(transaction, before);
        transaction.Announce(new Change<TRecord>(ChangeKind.Deleted, TRecord.GetKey(before), before));
    }

    private static void RequireVersion<TRecord>(TRecord record, TRecord? before)
        where TRecord : class, IRecord<TRecord>
    {
        // Nobody else writes between this look and the write: a transaction has the database to itself.
        long? expected = TRecord.GetVersion(record);
        long? found = before is null ? null : TRecord.GetVersion(before);
        if (expected != found)
            throw new ConcurrencyException(TRecord.TableSchema.Name, TRecord.GetKey(record), expected ?? 0, found);
    }
}
