using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>The newest learnings with one of the tags.</summary>
internal sealed class TaggedLearningSource : IContextSource
{
    public string Heading => "Learnings with these Tags";

    public ContextTier Tier => ContextTier.Relevant;

    public string Why => "among the 5 newest learnings with one of the tags";

    public IEnumerable<ContextItem> Read(ContextReading reading) => reading.Request.Tags.Count == 0
        ? []
        : LearningQuery.WithTags(reading.Session, reading.Request.Tags, LearningFilter.None, 5)
            .Select(row => ContextLines.Of(row, reading.Request));
}
