namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Spells the clauses of a query and binds their values, both in the same order.</summary>
internal static class QuerySql
{
    /// <summary>Writes <c>where … order by … limit … offset …</c>.</summary>
    public static void WriteClauses<TRecord>(SqlWriter sql, QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord>
    {
        WriteWhere(sql, parts);
        WriteOrder(sql, parts);
        WriteLimit(sql, parts);
    }

    /// <summary>Writes <c>where …</c>, or nothing when every row is asked for.</summary>
    /// <param name="sql">Where to write.</param>
    /// <param name="parts">The query.</param>
    /// <param name="hasMore">Whether the caller writes <c>and …</c> behind it.</param>
    public static void WriteWhere<TRecord>(SqlWriter sql, QueryParts<TRecord> parts, bool hasMore = false)
        where TRecord : class, IRecord<TRecord>
    {
        if (!HasCondition(parts))
            return;

        bool isBoth = parts.Filter is not null && parts.After is not null;
        sql.Append(isBoth || hasMore ? " where (" : " where ");
        parts.Filter?.Write(sql);
        sql.Append(isBoth ? ") and (" : "");
        parts.After?.Write(sql);
        sql.Append(isBoth || hasMore ? ")" : "");
    }

    /// <summary>Whether not every row is asked for.</summary>
    public static bool HasCondition<TRecord>(QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord> => parts.Filter is not null || parts.After is not null;

    /// <summary>Writes <c>order by …</c>, which ends with the key.</summary>
    public static void WriteOrder<TRecord>(SqlWriter sql, QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord>
    {
        sql.Append(" order by ");
        foreach (Ordering<TRecord> ordering in parts.Order)
        {
            ordering.Write(sql);
            sql.Append(", ");
        }

        KeyOrder<TRecord>.Ascending.Write(sql);
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
    public static void Bind<TRecord>(IParameterBinder binder, QueryParts<TRecord> parts)
        where TRecord : class, IRecord<TRecord> => BindLimit(binder, parts, BindWhere(binder, parts, 1));

    /// <summary>Binds the values of <see cref="WriteWhere"/>.</summary>
    /// <returns>The parameter after the last.</returns>
    public static int BindWhere<TRecord>(IParameterBinder binder, QueryParts<TRecord> parts, int next)
        where TRecord : class, IRecord<TRecord>
    {
        next = parts.Filter?.Bind(binder, next) ?? next;
        return parts.After?.Bind(binder, next) ?? next;
    }

    /// <summary>Binds the values of <see cref="WriteLimit"/>.</summary>
    public static void BindLimit<TRecord>(IParameterBinder binder, QueryParts<TRecord> parts, int next)
        where TRecord : class, IRecord<TRecord>
    {
        if (parts.Take is { } take)
            binder.BindInt64(next++, take);
        if (parts.Skip is { } skip)
            binder.BindInt64(next, skip);
    }
}
