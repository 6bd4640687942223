using System.Collections.Immutable;
using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Sets some columns of rows; their versions, moments and files follow. Immutable.</summary>
internal sealed class PartialUpdate<TRecord>
    where TRecord : class, IRecord<TRecord>
{
    private readonly ImmutableArray<Assignment<TRecord>> _sets;

    /// <exception cref="ArgumentException">Nothing is set, a column is set twice, or the key or the version is.</exception>
    public PartialUpdate(IEnumerable<Assignment<TRecord>> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        _sets = [.. sets];
        if (_sets.IsEmpty)
            throw new ArgumentException("An update sets at least one column.", nameof(sets));

        string? twice = _sets.GroupBy(set => set.Column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
            throw new ArgumentException($"The column \"{twice}\" is set twice.", nameof(sets));

        TableSchema table = TRecord.TableSchema;
        if (_sets.FirstOrDefault(set => set.Column == table.KeyColumn || set.Column == table.VersionColumn) is { } fixedSet)
            throw new ArgumentException($"The column \"{fixedSet.Column}\" is not set by hand: a key stays, and a version counts by itself.", nameof(sets));
    }

    /// <summary>Changes the row with that key.</summary>
    /// <returns>The record as it is stored, or <see langword="null"/> when no row has that key.</returns>
    public TRecord? Run(IWriteTransaction transaction, long key)
    {
        TRecord? before = transaction.Find<TRecord>(key);
        if (before is null)
            return null;

        Set(transaction, KeyOrder<TRecord>.Column == key);
        return Follow(transaction, before);
    }

    /// <summary>Changes the rows that meet the condition.</summary>
    /// <returns>How many there are.</returns>
    public int Run(IWriteTransaction transaction, Filter<TRecord> filter)
    {
        if (TRecord.FileProjection is null && !TRecord.TableSchema.IsStamped && !transaction.IsWatched<TRecord>())
            return Set(transaction, filter);

        // Read first: a changed row may no longer meet the condition, and its file may have to move.
        IReadOnlyList<TRecord> rows = transaction.Where(filter).ToList();
        Set(transaction, filter);
        foreach (TRecord before in rows)
            Follow(transaction, before);
        return rows.Count;
    }

    private static TRecord Follow(IWriteTransaction transaction, TRecord before)
    {
        TRecord changed = transaction.Find<TRecord>(TRecord.GetKey(before))!;
        return TRecord.TableSchema.IsStamped ? transaction.Replace(before, changed) : transaction.Follow(before, changed);
    }

    private int Set(IWriteTransaction transaction, Filter<TRecord> filter)
    {
        using (IStatement statement = transaction.Prepare(SqlWriter.Spell((sets: _sets, filter), static (sql, state) => Write(sql, state.sets, state.filter))))
        {
            for (int i = 0; i < _sets.Length; i++)
                _sets[i].Bind(statement, i + 1);
            filter.Bind(statement, _sets.Length + 1);
            statement.MoveNext();
        }

        return transaction.Changes;
    }

    private static void Write(SqlWriter sql, ImmutableArray<Assignment<TRecord>> sets, Filter<TRecord> filter)
    {
        sql.Append("update ").Name(TRecord.TableSchema.Name).Append(" set ");
        for (int i = 0; i < sets.Length; i++)
            sql.Append(i == 0 ? "" : ", ").Name(sets[i].Column).Append(" = ").Parameter();
        filter.Write(sql.Append(" where "));
    }
}
