using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>The newest learnings of the domain.</summary>
internal sealed class DomainLearningSource : IContextSource
{
    public string Heading => "Learnings of the Domain";

    public ContextTier Tier => ContextTier.Relevant;

    public string Why => "among the 5 newest learnings of the domain";

    public IEnumerable<ContextItem> Read(ContextReading reading) => reading.Request.Domain is { } domain
        ? LearningQuery.Recent(reading.Session, new LearningFilter { Domain = domain }, 5).Select(row => ContextLines.Of(row, reading.Request))
        : [];
}
