using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Querying.Searching;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>Failures that were about the same, of the last 30 days.</summary>
internal sealed class SimilarFailureSource : IContextSource
{
    private const double AtLeast = 0.3;

    public string Heading => "Similar Failures";

    public ContextTier Tier => ContextTier.Relevant;

    public string Why => "a failure of the last 30 days that shares at least 0.3 of its words with the task";

    public IEnumerable<ContextItem> Read(ContextReading reading)
    {
        var filter = new LearningFilter { Type = "failure", Since = reading.Request.Now.AddDays(-30) };
        return new SimilarSearch<Learning>(SearchedTables.Learnings)
            .Search(reading.Session, WordSet.Of(reading.Request.Task), filter.ToConditions(), 3, AtLeast)
            .Select(static found => ContextLines.Of(found.Record, found.Score, [new ScorePart("words in common", found.Score)]));
    }
}
