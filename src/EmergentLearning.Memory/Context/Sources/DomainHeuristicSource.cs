using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>The most trusted rules of the domain, those that matter most now first.</summary>
internal sealed class DomainHeuristicSource : IContextSource
{
    public string Heading => "Heuristics of the Domain";

    public ContextTier Tier => ContextTier.Relevant;

    public string Why => "among the 5 most trusted rules of the domain that are in use";

    public IEnumerable<ContextItem> Read(ContextReading reading)
    {
        if (reading.Request.Domain is not { } domain)
            return [];

        return reading.Session.List<Heuristic, string>(
                "where domain = ?1 and coalesce(status, 'active') = 'active' order by confidence desc, times_validated desc, id desc limit 5",
                domain,
                static (binder, domain) => binder.BindText(1, domain))
            .Select(row => ContextLines.Of(row, reading.Request))
            .OrderByDescending(static item => item.Score);
    }
}
