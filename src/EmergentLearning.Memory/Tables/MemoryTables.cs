using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>The database of a store, typed. The generator writes the tables, their finders and the queries.</summary>
[Store(
    typeof(Learning), typeof(Heuristic), typeof(ImportedDocument), typeof(Decision), typeof(SpikeReport), typeof(Invariant), typeof(Assumption),
    typeof(CeoReview), typeof(Violation), typeof(Experiment), typeof(Cycle), typeof(Proposal),
    typeof(ConfidenceUpdate), typeof(StoredLink), typeof(Tombstone), Database = "memory/index.db")]
public sealed partial class MemoryTables
{
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
}
