using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts;

/// <summary>What can be read of one table. Thread-safe in a store; in a transaction it belongs to the transaction's callback.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="source">The open store, or a transaction.</param>
public abstract partial class TableReader<TRecord>(IReadSource source)
    where TRecord : class, IRecord<TRecord>
{
    /// <summary>All rows, to be filtered, ordered and paged. By itself it reads nothing.</summary>
    public RecordQuery<TRecord> Rows { get; } = new(source, new QueryParts<TRecord>());

    /// <summary>Where rows are read from.</summary>
    protected IReadSource Source { get; } = source;

    /// <summary>The row with that key, or <see langword="null"/>.</summary>
    public TRecord? Find(long key) => Source.Read(key, static (session, key) => session.Find<TRecord>(key));

    /// <summary>Whether a row has that key. Nothing of the row is read.</summary>
    public bool Exists(long key) => Where(KeyOrder<TRecord>.Column == key).Exists();

    /// <summary>All rows, by key.</summary>
    public IReadOnlyList<TRecord> List() => Rows.ToList();

    /// <summary>The number of rows.</summary>
    public long Count() => Rows.Count();

    /// <summary>The rows that meet a condition: <c>Where(Note.Columns.Topic == "sqlite" &amp; Note.Columns.Weight >= 3)</c>.</summary>
    public RecordQuery<TRecord> Where(Filter<TRecord> filter) => Rows.Where(filter);

    /// <summary>All rows, from the smallest value to the greatest.</summary>
    public RecordQuery<TRecord> OrderBy<TValue>(OrderedColumn<TRecord, TValue> column, Nulls? nulls = null) => Rows.OrderBy(column, nulls);

    /// <summary>All rows, from the greatest value to the smallest.</summary>
    public RecordQuery<TRecord> OrderByDescending<TValue>(OrderedColumn<TRecord, TValue> column, Nulls? nulls = null) =>
        Rows.OrderByDescending(column, nulls);

    /// <summary>All rows, by key, read page by page; see <see cref="RecordQuery{TRecord}.Stream"/>.</summary>
    public IEnumerable<TRecord> Stream(int pageSize = 256) => Rows.Stream(pageSize);

    /// <summary>All rows, by key, read page by page; see <see cref="RecordQuery{TRecord}.StreamAsync"/>.</summary>
    public IAsyncEnumerable<TRecord> StreamAsync(int pageSize = 256, CancellationToken cancellationToken = default) =>
        Rows.StreamAsync(pageSize, cancellationToken);

    /// <summary>The row that a foreign key refers to, or <see langword="null"/> when it refers to none.</summary>
    protected TReferenced? FindReferenced<TReferenced>(long? key)
        where TReferenced : class, IRecord<TReferenced> =>
        key is { } found ? Source.Read(found, static (session, key) => session.Find<TReferenced>(key)) : null;

    /// <summary>Runs a query whose columns are the table's, in order.</summary>
    protected IReadOnlyList<TRecord> Query<TArguments>(
        string sql, TArguments arguments, Action<IParameterBinder, TArguments> bind) =>
        Source.Query(sql, arguments, bind, TRecord.ReadRow);

    /// <summary>Runs a query whose columns are the table's, in order, for its first row.</summary>
    protected TRecord? QueryFirst<TArguments>(
        string sql, TArguments arguments, Action<IParameterBinder, TArguments> bind) =>
        Source.QueryFirst(sql, arguments, bind, TRecord.ReadRow);
}
