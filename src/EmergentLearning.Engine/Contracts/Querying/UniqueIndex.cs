using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A unique index as a token, by which an upsert finds its row. Generated code creates it. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class UniqueIndex<TRecord>
{
    private readonly ImmutableArray<Func<TRecord, Filter<TRecord>?>> _columns;

    /// <summary>An index of no column yet.</summary>
    public UniqueIndex()
        : this([])
    {
    }

    private UniqueIndex(ImmutableArray<Func<TRecord, Filter<TRecord>?>> columns) => _columns = columns;

    /// <summary>The index with one more column.</summary>
    public UniqueIndex<TRecord> On<TValue>(Column<TRecord, TValue> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(_columns.Add(record => column.Get(record) is { } value ? column.EqualTo(value) : null));
    }

    /// <summary>The row with the record's values, or <see langword="null"/> when one is <c>NULL</c>, which an index takes for always new.</summary>
    internal Filter<TRecord>? Matching(TRecord record)
    {
        Filter<TRecord>? all = null;
        foreach (Func<TRecord, Filter<TRecord>?> column in _columns)
        {
            if (column(record) is not { } filter)
                return null;
            all = all is null ? filter : all & filter;
        }

        return all;
    }
}
