using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Querying.Searching;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>Rules that speak of what the task speaks of.</summary>
internal sealed class TaskHeuristicSource : IContextSource
{
    private const double AtLeast = 0.1;

    public string Heading => "Heuristics for the Task";

    public ContextTier Tier => ContextTier.Relevant;

    public string Why => "a rule in use that shares at least 0.1 of its words with the task";

    public IEnumerable<ContextItem> Read(ContextReading reading)
    {
        var inUse = new SqlConditions();
        inUse.AddText("coalesce({1}status, 'active') = {0}", "active");
        return new SimilarSearch<Heuristic>(SearchedTables.Heuristics)
            .Search(reading.Session, WordSet.Of(reading.Request.Task), inUse, 3, AtLeast)
            .Select(static found => ContextLines.Of(found.Record, found.Score, [new ScorePart("words in common", found.Score)]));
    }
}
