namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Rows together with those that they refer to. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TReferenced">The record that is referred to.</typeparam>
/// <typeparam name="TResult">The pair of both.</typeparam>
public sealed class JoinQuery<TRecord, TReferenced, TResult>
    where TRecord : class, IRecord<TRecord>
    where TReferenced : class, IRecord<TReferenced>
{
    // The two tables may be one, so each has a name of its own.
    private const string Own = "own";
    private const string Other = "other";

    private readonly IReadSource _source;
    private readonly QueryParts<TRecord> _parts;
    private readonly Join<TReferenced> _join;
    private readonly Func<TRecord, TReferenced?, TResult> _pair;

    internal JoinQuery(
        IReadSource source, QueryParts<TRecord> parts, Join<TReferenced> join, Func<TRecord, TReferenced?, TResult> pair)
    {
        _source = source;
        _parts = parts;
        _join = join;
        _pair = pair;
    }

    /// <summary>The pairs, in the order of the records.</summary>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public IReadOnlyList<TResult> ToList() => _source.Read(this, static (session, query) =>
    {
        using IStatement statement = session.Prepare(query.ToString());
        query.Bind(statement);
        int columns = TRecord.TableSchema.Columns.Length;
        var other = new OffsetRow(statement, columns);
        int otherKey = TReferenced.TableSchema.Columns.ToList().FindIndex(column => column.Name == TReferenced.TableSchema.KeyColumn);
        var pairs = new List<TResult>();
        while (statement.MoveNext())
            pairs.Add(query._pair(TRecord.ReadRow(statement), other.IsNull(otherKey) ? null : TReferenced.ReadRow(other)));
        return pairs;
    });

    /// <summary>The SQL that <see cref="ToList"/> runs. Values are parameters, so none stands in it.</summary>
    public override string ToString() => SqlWriter.Spell(this, static (sql, query) => query.Write(sql));

    private void Write(SqlWriter sql)
    {
        WriteColumns(sql.Append("select "), Own, TRecord.TableSchema);
        WriteColumns(sql.Append(", "), Other, TReferenced.TableSchema);
        sql.Append(" from ").Name(TRecord.TableSchema.Name).Append(" as ").Name(Own).Append(_join.IsLeft ? " left join " : " join ");
        sql.Name(TReferenced.TableSchema.Name).Append(" as ").Name(Other).Append(" on ");
        sql.Name(Other).Append(".").Name(TReferenced.TableSchema.KeyColumn).Append(" = ").Name(Own).Append(".").Name(_join.Column);

        sql.Qualifier = Own;
        QuerySql.WriteWhere(sql, _parts, hasMore: _join.Filter is not null);
        if (_join.Filter is not null)
        {
            sql.Append(QuerySql.HasCondition(_parts) ? " and (" : " where (");
            sql.Qualifier = Other;
            _join.Filter.Write(sql);
            sql.Append(")");
            sql.Qualifier = Own;
        }

        QuerySql.WriteOrder(sql, _parts);
        QuerySql.WriteLimit(sql, _parts);
    }

    private void Bind(IParameterBinder binder)
    {
        int next = QuerySql.BindWhere(binder, _parts, 1);
        next = _join.Filter?.Bind(binder, next) ?? next;
        QuerySql.BindLimit(binder, _parts, next);
    }

    private static void WriteColumns(SqlWriter sql, string table, TableSchema schema)
    {
        for (int i = 0; i < schema.Columns.Length; i++)
            sql.Append(i == 0 ? "" : ", ").Name(table).Append(".").Name(schema.Columns[i].Name);
    }
}
