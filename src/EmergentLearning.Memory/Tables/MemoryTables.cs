using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>The database of a store, typed. The generator writes the tables, their finders and the queries.</summary>
[Store(
    typeof(Learning), typeof(Heuristic), typeof(ImportedDocument), typeof(Decision), typeof(SpikeReport), typeof(Invariant), typeof(Assumption),
    typeof(CeoReview), typeof(Violation), typeof(Experiment), typeof(Cycle), typeof(Proposal), Database = "memory/index.db")]
public sealed partial class MemoryTables
{
    /// <summary>The newest learnings, of one type or of all.</summary>
    [Query("""
        select * from learnings
        where @type is null or type = @type
        order by created_at desc, id desc
        limit @take
        """)]
    public partial IReadOnlyList<Learning> RecentLearnings(string? type, int take);

    /// <summary>The newest learnings of a domain.</summary>
    [Query("select * from learnings where domain = @domain order by created_at desc, id desc limit @take")]
    public partial IReadOnlyList<Learning> LearningsOfDomain(string domain, int take);

    /// <summary>The heuristics of a domain that are trusted most.</summary>
    [Query("""
        select * from heuristics
        where domain = @domain
        order by confidence desc, times_validated desc, id desc
        limit @take
        """)]
    public partial IReadOnlyList<Heuristic> HeuristicsOfDomain(string domain, int take);

    /// <summary>The newest learnings that carry any of the tags, whole tags and in any case. <paramref name="tags"/> is a JSON array, lower-case.</summary>
    [Query("""
        select * from learnings
        where exists (
            select 1 from json_each(@tags) as wanted
            where instr(',' || replace(replace(lower(tags), ', ', ','), ' ,', ',') || ',', ',' || wanted.value || ',') > 0)
        order by created_at desc, id desc
        limit @take
        """)]
    public partial IReadOnlyList<Learning> LearningsWithTags(string tags, int take);

    /// <summary>The newest learnings that contain all the words. <paramref name="words"/> is a JSON array, lower-case.</summary>
    [Query("""
        select * from learnings
        where not exists (
            select 1 from json_each(@words) as wanted
            where instr(lower(title || ' ' || coalesce(summary, '') || ' ' || coalesce(tags, '') || ' ' || coalesce(domain, '')), wanted.value) = 0)
        order by created_at desc, id desc
        limit @take
        """)]
    public partial IReadOnlyList<Learning> LearningsWithWords(string words, int take);

    /// <summary>The most trusted heuristics that contain all the words. <paramref name="words"/> is a JSON array, lower-case.</summary>
    [Query("""
        select * from heuristics
        where not exists (
            select 1 from json_each(@words) as wanted
            where instr(lower(rule || ' ' || coalesce(explanation, '') || ' ' || domain), wanted.value) = 0)
        order by confidence desc, id desc
        limit @take
        """)]
    public partial IReadOnlyList<Heuristic> HeuristicsWithWords(string words, int take);
}
