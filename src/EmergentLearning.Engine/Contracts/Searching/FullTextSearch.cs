using System.Globalization;
using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts.Searching;

/// <summary>Runs a search on a table's full-text index.</summary>
internal static class FullTextSearch
{
    public static IReadOnlyList<SearchHit<TRecord>> Run<TRecord>(IReadSource source, string expression, SearchOptions<TRecord> options)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Take);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SnippetWords, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.SnippetWords, 64);
        return source.Read((expression, options), static (session, search) =>
        {
            using IStatement statement = session.Prepare(SqlWriter.Spell(search.options, Write));
            Bind(statement, search.expression, search.options);
            var hits = new List<SearchHit<TRecord>>();
            int columns = TRecord.TableSchema.Columns.Length;
            while (statement.MoveNext())
                hits.Add(new(TRecord.ReadRow(statement), statement.GetDouble(columns), statement.GetText(columns + 1)));
            return hits;
        });
    }

    private static void Write<TRecord>(SqlWriter sql, SearchOptions<TRecord> options)
        where TRecord : class, IRecord<TRecord>
    {
        TableSchema table = TRecord.TableSchema;
        string index = Index(table).Name;
        sql.Qualifier = table.Name;
        sql.Append("select ");
        foreach (ColumnSchema column in table.Columns)
            sql.Column(column.Name).Append(", ");
        sql.Name(index).Append(".rank, snippet(").Name(index).Append(", -1, ?1, ?2, ?3, ?4) from ").Name(index);
        sql.Append(" join ").Name(table.Name).Append(" on ").Column(table.KeyColumn).Append(" = ").Name(index).Append(".rowid");
        sql.Append(" where ").Name(index).Append(" match ?5 and ").Name(index).Append(".rank match ?6");
        sql.SkipParameters(6);
        if (options.Where is not null)
        {
            sql.Append(" and (");
            options.Where.Write(sql);
            sql.Append(")");
        }

        sql.Append(" order by ").Name(index).Append(".rank, ").Name(index).Append(".rowid limit ").Parameter();
        sql.Append(" offset ").Parameter();
    }

    private static void Bind<TRecord>(IStatement statement, string expression, SearchOptions<TRecord> options)
        where TRecord : class, IRecord<TRecord>
    {
        statement.BindText(1, options.OpenMark);
        statement.BindText(2, options.CloseMark);
        statement.BindText(3, options.Ellipsis);
        statement.BindInt64(4, options.SnippetWords);
        statement.BindText(5, expression);
        statement.BindText(6, Ranking(Index(TRecord.TableSchema)));
        int next = options.Where?.Bind(statement, 7) ?? 7;
        statement.BindInt64(next, options.Take);
        statement.BindInt64(next + 1, options.Skip);
    }

    private static string Ranking(FullTextSchema index) =>
        $"bm25({string.Join(", ", index.Weights.Select(weight => weight.ToString("0.0###############", CultureInfo.InvariantCulture)))})";

    private static FullTextSchema Index(TableSchema table) => table.FullText
        ?? throw new InvalidOperationException($"The table \"{table.Name}\" has no full-text index; mark a property with [FullText].");
}
