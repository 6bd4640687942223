namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>
/// A question about the rows of one table. Nothing is read until a result is asked for, and then it is read at once, from one
/// consistent view. Rows come in the order asked for, and by key where that says nothing. Immutable and thread-safe: every call gives a
/// new query, so one may be kept and refined.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed partial class RecordQuery<TRecord>
    where TRecord : class, IRecord<TRecord>
{
    private readonly IReadSource _source;
    private readonly QueryParts<TRecord> _parts;
    private string? _sql;

    internal RecordQuery(IReadSource source, QueryParts<TRecord> parts)
    {
        _source = source;
        _parts = parts;
    }

    private string Sql => _sql ??= SqlWriter.Spell(_parts, static (sql, parts) =>
        QuerySql.WriteClauses(sql.Append(TRecord.TableSchema.SelectSql), parts));

    /// <summary>The rows that also meet this condition.</summary>
    public RecordQuery<TRecord> Where(Filter<TRecord> filter) => With(_parts.And(filter));

    /// <summary>The rows from the smallest value to the greatest, in the place of any earlier order.</summary>
    /// <param name="column">The column to order by.</param>
    /// <param name="nulls">Where rows without a value stand. Default: first.</param>
    public RecordQuery<TRecord> OrderBy<TValue>(OrderedColumn<TRecord, TValue> column, Nulls? nulls = null) =>
        With(_parts with { Order = [] }).ThenBy(column, nulls);

    /// <summary>The rows from the greatest value to the smallest, in the place of any earlier order.</summary>
    /// <param name="column">The column to order by.</param>
    /// <param name="nulls">Where rows without a value stand. Default: last.</param>
    public RecordQuery<TRecord> OrderByDescending<TValue>(OrderedColumn<TRecord, TValue> column, Nulls? nulls = null) =>
        With(_parts with { Order = [] }).ThenByDescending(column, nulls);

    /// <summary>Where the order so far is undecided, from the smallest value to the greatest.</summary>
    /// <param name="column">The column to order by.</param>
    /// <param name="nulls">Where rows without a value stand. Default: first.</param>
    public RecordQuery<TRecord> ThenBy<TValue>(OrderedColumn<TRecord, TValue> column, Nulls? nulls = null) =>
        Then(column, isDescending: false, nulls);

    /// <summary>Where the order so far is undecided, from the greatest value to the smallest.</summary>
    /// <param name="column">The column to order by.</param>
    /// <param name="nulls">Where rows without a value stand. Default: last.</param>
    public RecordQuery<TRecord> ThenByDescending<TValue>(OrderedColumn<TRecord, TValue> column, Nulls? nulls = null) =>
        Then(column, isDescending: true, nulls);

    /// <summary>Leaves out the first rows. They are read all the same: for long lists, page with <see cref="After(TRecord)"/>.</summary>
    public RecordQuery<TRecord> Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_parts with { Skip = count });
    }

    /// <summary>At most so many rows.</summary>
    public RecordQuery<TRecord> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_parts with { Take = count });
    }

    /// <summary>
    /// The rows that stand after this record in the order asked for: the next page. Rows that were inserted or deleted meanwhile make no
    /// row come twice or go missing. Say the order first.
    /// </summary>
    /// <param name="last">The last record of the page before; it may be gone by now.</param>
    public RecordQuery<TRecord> After(TRecord last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return With(_parts.StartAfter(last));
    }

    /// <summary>The rows with greater keys: the next page of rows ordered by key.</summary>
    /// <exception cref="InvalidOperationException">Another order was asked for; give <see cref="After(TRecord)"/> the last record.</exception>
    public RecordQuery<TRecord> After(long lastKey) => _parts.Order.IsEmpty
        ? With(_parts with { After = KeyOrder<TRecord>.Column > lastKey })
        : throw new InvalidOperationException("A key says where to go on only in the order of keys; give After the last record instead.");

    /// <summary>The SQL that <see cref="ToList"/> runs, for a log or <c>explain query plan</c>. Values are parameters, so none stands in it.</summary>
    public override string ToString() => Sql;

    private RecordQuery<TRecord> With(QueryParts<TRecord> parts) => new(_source, parts);

    private RecordQuery<TRecord> Then<TValue>(OrderedColumn<TRecord, TValue> column, bool isDescending, Nulls? nulls)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _parts.After is null
            ? With(_parts with { Order = _parts.Order.Add(new Ordering<TRecord, TValue>(column, isDescending, nulls)) })
            : throw new InvalidOperationException("After depends on the order: say the order first.");
    }
}
