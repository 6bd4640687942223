using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>Searches learnings and heuristics from one consistent view.</summary>
internal static class SearchQuery
{
    /// <summary>What has all the words; only when nothing has them, what has them as parts of words, which is slower.</summary>
    public static SearchResult Run(IReadSession session, string text, LearningFilter filter, int take)
    {
        IReadOnlyList<string> words = WordList.Split(text);
        SqlConditions learnings = filter.ToConditions();
        SqlConditions? heuristics = HeuristicConditions(filter);
        var found = new SearchResult(
            text,
            Words<Learning>(session, words, learnings, take),
            heuristics is null ? [] : Words<Heuristic>(session, words, heuristics, take));
        if (found.Learnings.Count + found.Heuristics.Count > 0)
            return found;

        return new SearchResult(
            text,
            SearchedTables.Learnings.Parts.Search(session, words, learnings, take),
            heuristics is null ? [] : SearchedTables.Heuristics.Parts.Search(session, words, heuristics, take));
    }

    /// <summary>What is about the same as a text, or as the record with that uid, which is left out itself.</summary>
    public static SearchResult RunSimilar(IReadSession session, string textOrUid, LearningFilter filter, int take)
    {
        Learning? learning = Guid.TryParse(textOrUid, out _) ? FindByUid<Learning>(session, textOrUid) : null;
        Heuristic? heuristic = Guid.TryParse(textOrUid, out _) ? FindByUid<Heuristic>(session, textOrUid) : null;
        WordSet text = learning is not null
            ? WordSet.Of(learning.Title, learning.Summary)
            : heuristic is not null ? WordSet.Of(heuristic.Rule, heuristic.Explanation) : WordSet.Of(textOrUid);
        SqlConditions? conditions = HeuristicConditions(filter);
        return new SearchResult(
            textOrUid,
            [.. new SimilarSearch<Learning>(SearchedTables.Learnings).Search(session, text, filter.ToConditions(), take + 1, 0)
                .Where(found => found.Record.Id != learning?.Id).Take(take)],
            conditions is null
                ? []
                : [.. new SimilarSearch<Heuristic>(SearchedTables.Heuristics).Search(session, text, conditions, take + 1, 0)
                    .Where(found => found.Record.Id != heuristic?.Id).Take(take)]);
    }

    private static IReadOnlyList<Found<TRecord>> Words<TRecord>(
        IReadSession session, IReadOnlyList<string> words, SqlConditions conditions, int take)
        where TRecord : class, IRecord<TRecord> =>
        MatchExpression.AllOf(words) is { } expression && FullTextIndex<TRecord>.Exists(session)
            ? FullTextIndex<TRecord>.Search(session, expression, conditions, take)
            : [];

    /// <summary>A heuristic has no severity and no type of learning: asked for one, none is meant.</summary>
    private static SqlConditions? HeuristicConditions(LearningFilter filter)
    {
        if (filter.MinimumSeverity is not null || filter.MaximumSeverity is not null || filter.Type is not (null or "heuristic"))
            return null;
        return (filter with { Type = null }).ToConditions();
    }

    private static TRecord? FindByUid<TRecord>(IReadSession session, string uid)
        where TRecord : class, IRecord<TRecord>
    {
        IReadOnlyList<TRecord> rows = session.List<TRecord, string>(
            "where uid = ?1", uid.ToLowerInvariant(), static (binder, uid) => binder.BindText(1, uid));
        return rows.Count == 0 ? null : rows[0];
    }
}
