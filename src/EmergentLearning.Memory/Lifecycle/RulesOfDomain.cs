using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>The rules of one domain, or of all. Golden rules are none of them: only a person changes those.</summary>
internal static class RulesOfDomain
{
    /// <summary>Those whose status is one of some.</summary>
    /// <param name="session">The database.</param>
    /// <param name="domain">The domain's name; <see langword="null"/> for all.</param>
    /// <param name="statuses">The statuses, as SQL: <c>'active', 'dormant'</c>. A row without one is active.</param>
    /// <param name="order">The order, as SQL.</param>
    public static IReadOnlyList<Heuristic> List(IReadSession session, string? domain, string statuses, string order) => session.List<Heuristic, string?>(
        $"where coalesce(status, '{HeuristicStatus.Active}') in ({statuses}) and coalesce(is_golden, 0) = 0 and (?1 is null or domain = ?1) order by {order}",
        domain,
        static (binder, domain) =>
        {
            if (domain is null)
                binder.BindNull(1);
            else
                binder.BindText(1, domain);
        });
}
