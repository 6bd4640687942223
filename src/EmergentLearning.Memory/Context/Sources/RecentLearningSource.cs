using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>The newest learnings of all.</summary>
internal sealed class RecentLearningSource : IContextSource
{
    public string Heading => "Recent Learnings";

    public ContextTier Tier => ContextTier.Recent;

    public string Why => "among the 3 newest learnings";

    public IEnumerable<ContextItem> Read(ContextReading reading) =>
        LearningQuery.Recent(reading.Session, LearningFilter.None, 3).Select(row => ContextLines.Of(row, reading.Request));
}
