using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Builds;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Querying;

/// <summary>The newest learnings, narrowed.</summary>
internal static class LearningQuery
{
    /// <summary>The newest that meet a filter.</summary>
    public static IReadOnlyList<Learning> Recent(IReadSession session, LearningFilter filter, int take)
    {
        SqlConditions conditions = filter.ToConditions();
        return session.List<Learning, (SqlConditions Conditions, int Take)>(
            $"where 1{conditions.ToSql(2)} order by created_at desc, id desc limit ?1",
            (conditions, take),
            static (binder, asked) =>
            {
                binder.BindInt64(1, asked.Take);
                asked.Conditions.Bind(binder, 2);
            });
    }

    /// <summary>The newest that carry any of the tags: whole tags, in any case of the letters A to Z.</summary>
    public static IReadOnlyList<Learning> WithTags(IReadSession session, IReadOnlyList<string> tags, LearningFilter filter, int take)
    {
        SqlConditions conditions = filter.ToConditions();
        return session.List<Learning, (string Tags, SqlConditions Conditions, int Take)>(
            "where exists (select 1 from json_each(?1) as wanted where "
            + "instr(',' || replace(replace(lower(tags), ', ', ','), ' ,', ',') || ',', ',' || wanted.value || ',') > 0)"
            + $"{conditions.ToSql(3)} order by created_at desc, id desc limit ?2",
            (WordList.ToJson(tags), conditions, take),
            static (binder, asked) =>
            {
                binder.BindText(1, asked.Tags);
                binder.BindInt64(2, asked.Take);
                asked.Conditions.Bind(binder, 3);
            });
    }

    /// <summary>Failures of builds and tests with a fingerprint, the newest first. The fingerprint stands in their documents.</summary>
    public static IReadOnlyList<Learning> WithFingerprint(IReadSession session, string fingerprint, int take) =>
    [
        .. Remembered(session, "build").Concat(Remembered(session, "tests"))
            .Where(row => DocumentIndex.FindContent(session, row.FilePath) is { } file
                && BuildHistoryMarkdown.Find(file)?.Fingerprint.Equals(fingerprint, StringComparison.OrdinalIgnoreCase) == true)
            .OrderByDescending(static row => row.CreatedAt, StringComparer.Ordinal)
            .ThenByDescending(static row => row.Id)
            .Take(take),
    ];

    private static IReadOnlyList<Learning> Remembered(IReadSession session, string kind) => session.List<Learning, string>(
        "where type = 'failure' and domain >= ?1 || '-' and domain < ?1 || '.'", kind, static (binder, kind) => binder.BindText(1, kind));
}
