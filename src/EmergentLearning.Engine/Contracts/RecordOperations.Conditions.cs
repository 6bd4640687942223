using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts;

// Writes that look for their rows first. The transaction has the database to itself, so what was found cannot change meanwhile.
public static partial class RecordOperations
{
    /// <summary>Inserts the record, or, when a row has its key, changes that row.</summary>
    /// <returns>The record as it is stored.</returns>
    public static TRecord Upsert<TRecord>(this IWriteTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        TRecord? before = TRecord.GetKey(record) == 0 ? null : transaction.Find<TRecord>(TRecord.GetKey(record));
        return before is null ? transaction.Insert(record) : transaction.Replace(before, record);
    }

    /// <summary>Inserts the record, or, when a row has its values in a unique index, changes that row and keeps its key.</summary>
    /// <returns>The record as it is stored.</returns>
    public static TRecord Upsert<TRecord>(this IWriteTransaction transaction, TRecord record, UniqueIndex<TRecord> match)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(match);
        TRecord? before = match.Matching(record) is { } filter ? transaction.Where(filter).FirstOrNull() : null;
        return before is null
            ? transaction.Insert(record)
            : transaction.Replace(before, TRecord.WithKey(record, TRecord.GetKey(before)));
    }

    /// <summary>Deletes the rows that meet a condition, and queues the deletion of their files.</summary>
    /// <returns>How many rows there were.</returns>
    public static int DeleteWhere<TRecord>(this IWriteTransaction transaction, Filter<TRecord> filter)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(filter);
        if (TRecord.FileProjection is null && !transaction.IsWatched<TRecord>())
            return transaction.RemoveAll(filter);

        IReadOnlyList<TRecord> rows = transaction.Where(filter).ToList();
        foreach (TRecord row in rows)
            transaction.Remove(row);
        return rows.Count;
    }

    // Rows without files that nobody watches: by one statement, and none of them is read.
    private static int RemoveAll<TRecord>(this IWriteTransaction transaction, Filter<TRecord> filter)
        where TRecord : class, IRecord<TRecord>
    {
        string sql = SqlWriter.Spell(filter, static (sql, filter) =>
            filter.Write(sql.Append("delete from ").Name(TRecord.TableSchema.Name).Append(" where ")));
        using (IStatement statement = transaction.Prepare(sql))
        {
            filter.Bind(statement, 1);
            statement.MoveNext();
        }

        return transaction.Changes;
    }

    /// <summary>The rows that meet a condition, as the session sees them.</summary>
    internal static RecordQuery<TRecord> Where<TRecord>(this IReadSession session, Filter<TRecord> filter)
        where TRecord : class, IRecord<TRecord> =>
        new RecordQuery<TRecord>(new TransactionSource(session), new QueryParts<TRecord>()).Where(filter);
}
