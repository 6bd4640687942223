using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>What a query asks for: which rows, in which order, how many. Immutable.</summary>
internal sealed record QueryParts<TRecord>
    where TRecord : class, IRecord<TRecord>
{
    public Filter<TRecord>? Filter { get; init; }

    /// <summary>The rows after the last one of the page before, or <see langword="null"/>.</summary>
    public Filter<TRecord>? After { get; init; }

    public ImmutableArray<Ordering<TRecord>> Order { get; init; } = [];

    public int? Skip { get; init; }

    public int? Take { get; init; }

    /// <summary>Whether the parts ask for a piece of all rows, so that they cannot simply be counted.</summary>
    public bool IsCut => Skip is not null || Take is not null;

    public QueryParts<TRecord> And(Filter<TRecord> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return this with { Filter = Filter is null ? filter : Filter & filter };
    }

    /// <summary>The rows that stand after a record, whose values may no longer be in any row.</summary>
    public QueryParts<TRecord> StartAfter(TRecord last)
    {
        Filter<TRecord> after = KeyOrder<TRecord>.Ascending.Beyond(last);
        for (int i = Order.Length - 1; i >= 0; i--)
            after = Order[i].Beyond(last) | (Order[i].EqualTo(last) & after);
        Filter<TRecord>? range = Order.IsEmpty ? null : Order[0].From(last);
        return this with { After = range is null ? after : range & after };
    }
}
