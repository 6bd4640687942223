namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Spells the clauses of a query and binds their values, both in the same order.</summary>
internal static class QuerySql
{
    /// <summary>Writes <c>where … order by … limit … offset …</c>.</summary>
    public static void WriteClauses<TRecord>(SqlWriter sql, QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord>
    {
        WriteWhere(sql, parts);
        sql.Append(" order by ");
        foreach (Ordering<TRecord> ordering in parts.Order)
        {
            ordering.Write(sql);
            sql.Append(", ");
        }

        KeyOrder<TRecord>.Ascending.Write(sql);
        WriteLimit(sql, parts);
    }

    /// <summary>Writes <c>where …</c>, or nothing when every row is asked for.</summary>
    public static void WriteWhere<TRecord>(SqlWriter sql, QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord>
    {
        if (Condition(parts) is not { } condition)
            return;

        sql.Append(" where ");
        condition.Write(sql);
    }

    /// <summary>Writes <c>limit … offset …</c>, or nothing.</summary>
    public static void WriteLimit<TRecord>(SqlWriter sql, QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord>
    {
        if (parts.Take is not null)
            sql.Append(" limit ").Parameter();
        else if (parts.Skip is not null)
            sql.Append(" limit -1");
        if (parts.Skip is not null)
            sql.Append(" offset ").Parameter();
    }

    /// <summary>Binds every value of the clauses.</summary>
    public static void Bind<TRecord>(IParameterBinder binder, QueryParts<TRecord> parts, int next = 1)
        where TRecord : class, IRecord<TRecord>
    {
        next = Condition(parts)?.Bind(binder, next) ?? next;
        if (parts.Take is { } take)
            binder.BindInt64(next++, take);
        if (parts.Skip is { } skip)
            binder.BindInt64(next, skip);
    }

    private static Filter<TRecord>? Condition<TRecord>(QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord> => parts switch
        {
            { Filter: { } filter, After: { } after } => filter & after,
            _ => parts.Filter ?? parts.After,
        };
}
