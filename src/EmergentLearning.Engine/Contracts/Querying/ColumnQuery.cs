namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Some columns of the rows of a query. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TResult">The column's value, or a tuple of several.</typeparam>
public sealed class ColumnQuery<TRecord, TResult>
    where TRecord : class, IRecord<TRecord>
{
    private readonly IReadSource _source;
    private readonly QueryParts<TRecord> _parts;
    private readonly Column<TRecord>[] _columns;
    private readonly Func<IRowReader, TResult> _read;
    private readonly bool _isDistinct;

    internal ColumnQuery(
        IReadSource source, QueryParts<TRecord> parts, Column<TRecord>[] columns, Func<IRowReader, TResult> read, bool isDistinct)
    {
        _source = source;
        _parts = parts;
        _columns = columns;
        _read = read;
        _isDistinct = isDistinct;
    }

    /// <summary>Each combination of values once, ordered by them unless an order was asked for.</summary>
    public ColumnQuery<TRecord, TResult> Distinct() => new(_source, _parts, _columns, _read, isDistinct: true);

    /// <summary>The values.</summary>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public IReadOnlyList<TResult> ToList() => List(_parts);

    /// <summary>The first row's values.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public TResult First()
    {
        List<TResult> rows = List(_parts.Take is 0 or 1 ? _parts : _parts with { Take = 1 });
        return rows.Count == 0
            ? throw new InvalidOperationException($"No row of \"{TRecord.TableSchema.Name}\" meets the condition.")
            : rows[0];
    }

    private List<TResult> List(QueryParts<TRecord> parts) => _source.Read((query: this, parts), static (session, state) =>
    {
        using IStatement statement = session.Prepare(SqlWriter.Spell(state, static (sql, state) => state.query.Write(sql, state.parts)));
        QuerySql.Bind(statement, state.parts);
        var rows = new List<TResult>();
        while (statement.MoveNext())
            rows.Add(state.query._read(statement));
        return rows;
    });

    private void Write(SqlWriter sql, QueryParts<TRecord> parts)
    {
        sql.Append(_isDistinct ? "select distinct " : "select ");
        WriteColumns(sql);
        sql.Append(" from ").Name(TRecord.TableSchema.Name);
        if (!_isDistinct)
        {
            QuerySql.WriteClauses(sql, parts);
            return;
        }

        // The key belongs to no combination of values, so it cannot end the order; the values themselves do.
        QuerySql.WriteWhere(sql, parts);
        sql.Append(" order by ");
        foreach (Ordering<TRecord> ordering in parts.Order)
        {
            ordering.Write(sql);
            sql.Append(", ");
        }

        WriteColumns(sql);
        QuerySql.WriteLimit(sql, parts);
    }

    private void WriteColumns(SqlWriter sql)
    {
        for (int i = 0; i < _columns.Length; i++)
            sql.Append(i == 0 ? "" : ", ").Column(_columns[i].Name);
    }
}
