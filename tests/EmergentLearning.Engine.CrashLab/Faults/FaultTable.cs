using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>What was run, as a table: a row a scenario, a column a kind of failure.</summary>
internal static class FaultTable
{
    public static string Compose(IReadOnlyCollection<(FaultUnit Unit, int Experiments, int Violations)> results)
    {
        var table = new StringBuilder();
        FaultKind[] kinds = Enum.GetValues<FaultKind>();
        table.Append("experiments (once + sticky)".PadRight(28));
        foreach (FaultKind kind in kinds)
            table.Append(kind.ToString().PadLeft(14));
        table.AppendLine();
        foreach (FaultScenario scenario in FaultScenarios.All.Where(s => results.Any(r => r.Unit.Scenario == s.Name)))
        {
            table.Append(scenario.Name.PadRight(28));
            foreach (FaultKind kind in kinds)
            {
                int once = Sum(results, r => r.Scenario == scenario.Name && r.Kind == kind && !r.Sticky);
                int sticky = Sum(results, r => r.Scenario == scenario.Name && r.Kind == kind && r.Sticky);
                table.Append(string.Create(CultureInfo.InvariantCulture, $"{once} + {sticky}").PadLeft(14));
            }

            table.AppendLine();
        }

        return table.Append(CultureInfo.InvariantCulture,
            $"{results.Sum(r => r.Experiments)} experiments, {results.Sum(r => r.Violations)} violations").ToString();
    }

    private static int Sum(IEnumerable<(FaultUnit Unit, int Experiments, int Violations)> results, Func<FaultUnit, bool> condition) =>
        results.Where(r => condition(r.Unit)).Sum(r => r.Experiments);
}
