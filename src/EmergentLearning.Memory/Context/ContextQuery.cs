using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Context;

/// <summary>Reads what the sources offer and gives the budget away.</summary>
internal static class ContextQuery
{
    public static ContextAnswer Run(IReadSession session, string root, ContextRequest request)
    {
        var reading = new ContextReading(session, root, request);
        return ContextComposer.Compose(
            request,
            ContextSources.All.Select(source => new ContextSection(source.Heading, source.Tier, source.Why, [.. source.Read(reading)])));
    }
}
