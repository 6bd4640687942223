using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Builds;

/// <summary>Rules that may help with a failure.</summary>
internal static class MatchingHeuristics
{
    private const int Maximum = 3;

    /// <summary>Those of its domain, of all builds (or tests), and those that name one of its codes; the most trusted first.</summary>
    public static IReadOnlyList<Heuristic> Find(IReadSession session, BuildFailureInput input)
    {
        string all = input.Run.Kind == BuildKind.Test ? "tests" : "build";
        IEnumerable<Heuristic> found = Of(session, input.Run.Domain).Concat(Of(session, all));
        foreach (string code in input.Codes(5))
            found = found.Concat(Naming(session, code));
        return
        [
            .. found.DistinctBy(static rule => rule.Id)
                .OrderByDescending(static rule => rule.Confidence ?? 0)
                .ThenBy(static rule => rule.Id)
                .Take(Maximum),
        ];
    }

    private static IReadOnlyList<Heuristic> Of(IReadSession session, string domain) => session.List<Heuristic, string>(
        "where domain = ?1 order by confidence desc, id limit 3", domain, static (parameters, domain) => parameters.BindText(1, domain));

    private static IReadOnlyList<Heuristic> Naming(IReadSession session, string code) => session.List<Heuristic, string>(
        "where instr(lower(rule || ' ' || coalesce(explanation, '')), lower(?1)) > 0 order by confidence desc, id limit 3",
        code,
        static (parameters, code) => parameters.BindText(1, code));
}
