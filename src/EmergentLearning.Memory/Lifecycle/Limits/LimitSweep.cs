using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle.Limits;

/// <summary>Keeps domains within their limits.</summary>
/// <param name="limits">The limits of each domain.</param>
/// <param name="domain">One domain's name; <see langword="null"/> for all.</param>
internal sealed class LimitSweep(DomainLimits limits, string? domain)
{
    /// <summary>The rules that are too many, domain by domain.</summary>
    public IReadOnlyList<(Heuristic Row, LifeChange Change)> Due(IReadSession session, DateOnly today)
    {
        var due = new List<(Heuristic, LifeChange)>();
        foreach (IGrouping<string, Heuristic> rows in Read(session).GroupBy(static row => row.Domain, StringComparer.Ordinal))
        {
            Dictionary<string, Heuristic> named = rows.ToDictionary(NameOf, StringComparer.Ordinal);
            IEnumerable<RankedRule> rules = named.Select(row => new RankedRule(row.Key, row.Value.Rule, HeuristicState.Of(row.Value, today)));
            due.AddRange(LimitRules.Judge(rules, limits, today).Select(judged => (named[judged.Rule.Name], judged.Change)));
        }

        return due;
    }

    /// <summary>Writes what they change, as one commit.</summary>
    public IReadOnlyList<LifecycleReceipt> Run(IWriteTransaction transaction, DateTimeOffset now)
    {
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        // What people have written into the files since decides, too; and one rule's place depends on all the others.
        foreach (string path in Read(transaction).Select(FiledRule.PathOf).Distinct(StringComparer.Ordinal).ToList())
            EditIntake.TakeIn(transaction, path, now);

        var rules = new RuleWriter(transaction, now);
        var sweep = new CommitMessage(
            "limit: Heuristics beyond the limits of their domains",
            FormattableString.Invariant($"At most {limits.Active} in use and {limits.Dormant} asleep | As of {today:yyyy-MM-dd}"));
        return [.. Due(transaction, today).Select(due => rules.Save(due.Change.After.ToRow(due.Row), due.Change, sweep: sweep))];
    }

    private IReadOnlyList<Heuristic> Read(IReadSession session) => RulesOfDomain.List(session, domain, "'active', 'dormant'", "domain, id");

    /// <summary>A row of another tool has no name that other clones know, and comes behind those that have.</summary>
    private static string NameOf(Heuristic row) => row.Uid ?? string.Create(CultureInfo.InvariantCulture, $"~{row.Id:D19}");
}
