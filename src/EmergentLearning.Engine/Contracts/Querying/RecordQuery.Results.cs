using System.Diagnostics.CodeAnalysis;

namespace EmergentLearning.Engine.Contracts.Querying;

// What a query can be asked for. Each is one statement on one view, and no reader outlives the call.
public sealed partial class RecordQuery<TRecord>
{
    /// <summary>The rows.</summary>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public IReadOnlyList<TRecord> ToList() => Run(Sql, _parts, static statement =>
    {
        var rows = new List<TRecord>();
        while (statement.MoveNext())
            rows.Add(TRecord.ReadRow(statement));
        return rows;
    });

    /// <summary>The first row, or <see langword="null"/>.</summary>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public TRecord? FirstOrNull()
    {
        RecordQuery<TRecord> first = _parts.Take is 0 or 1 ? this : Take(1);
        return Run(first.Sql, first._parts, static statement => statement.MoveNext() ? TRecord.ReadRow(statement) : null);
    }

    /// <summary>The first row.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public TRecord First() => FirstOrNull() ?? throw None();

    /// <summary>The only row, or <see langword="null"/>.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public TRecord? SingleOrNull()
    {
        IReadOnlyList<TRecord> rows = (_parts.Take is <= 2 ? this : Take(2)).ToList();
        return rows.Count <= 1
            ? rows.Count == 0 ? null : rows[0]
            : throw new InvalidOperationException($"More than one row of \"{TRecord.TableSchema.Name}\" meets the condition.");
    }

    /// <summary>The only row.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are several.</exception>
    /// <exception cref="StoreException">The database could not be read.</exception>
    [SuppressMessage("Naming", "CA1720", Justification = "It is the word of LINQ for this, and no type's name here.")]
    public TRecord Single() => SingleOrNull() ?? throw None();

    /// <summary>How many rows there are.</summary>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public long Count() => Run(SqlWriter.Spell(_parts, WriteCount), _parts, static statement =>
    {
        statement.MoveNext();
        return statement.GetInt64(0);
    });

    /// <summary>Whether there is a row.</summary>
    /// <exception cref="StoreException">The database could not be read.</exception>
    public bool Exists() => Run(SqlWriter.Spell(_parts, WriteExists), _parts, static statement =>
    {
        statement.MoveNext();
        return statement.GetInt64(0) != 0;
    });

    private static void WriteCount(SqlWriter sql, QueryParts<TRecord> parts)
    {
        if (!parts.IsCut)
        {
            QuerySql.WriteWhere(sql.Append("select count(*) from ").Name(TRecord.TableSchema.Name), parts);
            return;
        }

        WriteOnes(sql.Append("select count(*) from ("), parts);
        sql.Append(")");
    }

    private static void WriteExists(SqlWriter sql, QueryParts<TRecord> parts)
    {
        WriteOnes(sql.Append("select exists("), parts);
        sql.Append(")");
    }

    // The order does not matter to how many there are.
    private static void WriteOnes(SqlWriter sql, QueryParts<TRecord> parts)
    {
        QuerySql.WriteWhere(sql.Append("select 1 from ").Name(TRecord.TableSchema.Name), parts);
        QuerySql.WriteLimit(sql, parts);
    }

    private static InvalidOperationException None() => new($"No row of \"{TRecord.TableSchema.Name}\" meets the condition.");

    private TResult Run<TResult>(string sql, QueryParts<TRecord> parts, Func<IStatement, TResult> read) =>
        _source.Read((sql, parts, read), static (session, query) =>
        {
            using IStatement statement = session.Prepare(query.sql);
            QuerySql.Bind(statement, query.parts);
            return query.read(statement);
        });
}
