using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>
/// Finds what is about the same as a text. The index gives the rows that share a rare word with it, and the words in common decide; so it depends on
/// nothing but the rows and the text.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="table">What the record says.</param>
internal sealed class SimilarSearch<TRecord>(SearchedTable<TRecord> table)
    where TRecord : class, IRecord<TRecord>
{
    private const int MostWords = 64;
    private const int MostCandidates = 500;

    /// <summary>The rows that are most similar, and of equally similar ones the newest.</summary>
    /// <param name="session">The database.</param>
    /// <param name="text">The text.</param>
    /// <param name="conditions">Which rows are looked at.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="atLeast">How similar at least, above 0 to 1.</param>
    public IReadOnlyList<Found<TRecord>> Search(IReadSession session, WordSet text, SqlConditions conditions, int take, double atLeast)
    {
        if (text.IsEmpty)
            return [];

        return
        [
            .. Candidates(session, text, conditions)
                .Select(row => new Found<TRecord>(row, Math.Round(Similarity(text, row), 4), OneLine.Of(table.Body(row), 160)))
                .Where(found => found.Score > 0 && found.Score >= atLeast)
                .OrderByDescending(static found => found.Score)
                .ThenByDescending(static found => TRecord.GetKey(found.Record))
                .Take(take),
        ];
    }

    /// <summary>A short text is like a title, a long one like all that there is.</summary>
    private double Similarity(WordSet text, TRecord row) =>
        Math.Max(text.SimilarityTo(WordSet.Of(table.Title(row))), text.SimilarityTo(WordSet.Of(table.Title(row), table.Body(row))));

    private static IReadOnlyList<TRecord> Candidates(IReadSession session, WordSet text, SqlConditions conditions) =>
        FullTextIndex<TRecord>.Exists(session)
            ? FullTextIndex<TRecord>.Newest(session, MatchExpression.AnyOf(Rarest(session, text)), conditions, MostCandidates)
            : session.List<TRecord, SqlConditions>(
                $"where 1{conditions.ToSql(1)} order by {TRecord.TableSchema.KeyColumn} desc limit {MostCandidates}",
                conditions,
                static (binder, conditions) => conditions.Bind(binder, 1));

    /// <summary>
    /// The words that fewest rows have, as many as give no more candidates than are compared; at least one. A word that every row has tells
    /// nothing.
    /// </summary>
    private static List<string> Rarest(IReadSession session, WordSet text)
    {
        var counted = text.Words.Take(MostWords)
            .Select(word => (Word: word, Rows: FullTextIndex<TRecord>.Count(session, MatchExpression.Quote(word), MostCandidates + 1)))
            .Where(static word => word.Rows > 0)
            .OrderBy(static word => word.Rows)
            .ToList();
        int rows = 0;
        List<string> rarest = [.. counted.TakeWhile(word => (rows += word.Rows) <= MostCandidates).Select(static word => word.Word)];
        return rarest.Count > 0 ? rarest : [.. counted.Take(1).Select(static word => word.Word), .. counted.Count == 0 ? text.Words.Take(1) : []];
    }
}
