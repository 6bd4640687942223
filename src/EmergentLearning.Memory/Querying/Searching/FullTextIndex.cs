using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>A table's full-text index, asked inside one consistent view.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal static class FullTextIndex<TRecord>
    where TRecord : class, IRecord<TRecord>
{
    /// <summary>
    /// To rank a row costs about 2 microseconds, so a word that stands in every one of 100,000 rows would cost 200 ms. Of more matches
    /// than this the newest are ranked.
    /// </summary>
    private const int MostRanked = 2_000;

    private static readonly TableSchema Table = TRecord.TableSchema;
    private static readonly string Index = $"\"{Table.FullText!.Name}\"";
    private static readonly string Matches = $"from {Index} as f join \"{Table.Name}\" as r on r.\"{Table.KeyColumn}\" = f.rowid where f.{Index} match ?1";

    private static readonly string Ranking =
        $"bm25({string.Join(", ", Table.FullText!.Weights.Select(static weight => weight.ToString("0.0##", CultureInfo.InvariantCulture)))})";

    /// <summary>Whether the database has the index: one that was never adopted has none.</summary>
    public static bool Exists(IReadSession session)
    {
        using IStatement select = session.Prepare("select 1 from main.sqlite_schema where type = 'table' and name = ?1");
        select.BindText(1, Table.FullText!.Name);
        return select.MoveNext();
    }

    /// <summary>The best rows, and of equally good ones the newest.</summary>
    public static IReadOnlyList<Found<TRecord>> Search(IReadSession session, string expression, SqlConditions conditions, int take)
    {
        long oldest = OldestRanked(session, expression, conditions);
        using IStatement select = session.Prepare(
            $"select f.rowid, f.rank {Matches} and f.rank match ?2 and f.rowid >= ?3{conditions.ToSql(5, "r.")} order by f.rank, f.rowid desc limit ?4");
        select.BindText(1, expression);
        select.BindText(2, Ranking);
        select.BindInt64(3, oldest);
        select.BindInt64(4, take);
        conditions.Bind(select, 5);
        var best = new List<(long Key, double Rank)>();
        while (select.MoveNext())
            best.Add((select.GetInt64(0), select.GetDouble(1)));
        return [.. best.Select(row => Read(session, expression, row.Key, row.Rank))];
    }

    /// <summary>Rows that match, the newest first, without ranking.</summary>
    public static IReadOnlyList<TRecord> Newest(IReadSession session, string expression, SqlConditions conditions, int take)
    {
        using IStatement select = session.Prepare(
            $"select {Columns()} {Matches}{conditions.ToSql(3, "r.")} order by f.rowid desc limit ?2");
        select.BindText(1, expression);
        select.BindInt64(2, take);
        conditions.Bind(select, 3);
        var rows = new List<TRecord>();
        while (select.MoveNext())
            rows.Add(TRecord.ReadRow(select));
        return rows;
    }

    /// <summary>How many rows match, or a limit when there are more.</summary>
    public static int Count(IReadSession session, string expression, int limit)
    {
        using IStatement select = session.Prepare($"select count(*) from (select 1 from {Index} where {Index} match ?1 limit ?2)");
        select.BindText(1, expression);
        select.BindInt64(2, limit);
        select.MoveNext();
        return (int)select.GetInt64(0);
    }

    private static long OldestRanked(IReadSession session, string expression, SqlConditions conditions)
    {
        string matches = conditions.IsEmpty ? $"from {Index} as f where f.{Index} match ?1" : Matches;
        using IStatement select = session.Prepare(
            $"select f.rowid {matches}{conditions.ToSql(3, "r.")} order by f.rowid desc limit 1 offset ?2");
        select.BindText(1, expression);
        select.BindInt64(2, MostRanked - 1);
        conditions.Bind(select, 3);
        return select.MoveNext() ? select.GetInt64(0) : long.MinValue;
    }

    /// <summary>A snippet is only made of the rows that are shown.</summary>
    private static Found<TRecord> Read(IReadSession session, string expression, long key, double rank)
    {
        using IStatement select = session.Prepare(
            $"select {Columns()}, snippet(f.{Index}, -1, '**', '**', '…', 16) {Matches} and f.rowid = ?2");
        select.BindText(1, expression);
        select.BindInt64(2, key);
        select.MoveNext();
        return new Found<TRecord>(TRecord.ReadRow(select), Math.Round(-rank, 6), OneLine.Of(select.GetText(Table.Columns.Length)));
    }

    private static string Columns() => string.Join(", ", Table.Columns.Select(static column => $"r.\"{column.Name}\""));
}
