using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle.Joining;

/// <summary>
/// Makes one rule of several: one gets the evidence of all, the others are archived and point to it. What was counted is moved and not copied, so that
/// no event is counted twice, here or in a clone that counts one more meanwhile.
/// </summary>
/// <param name="transaction">The transaction.</param>
/// <param name="now">The moment.</param>
internal sealed class RuleJoin(IWriteTransaction transaction, DateTimeOffset now)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);
    private readonly RuleWriter _rules = new(transaction, now);

    /// <summary>The survivor's receipt, then those of the others.</summary>
    public IReadOnlyList<LifecycleReceipt> Run(string survivor, IReadOnlyList<string> others, string? text)
    {
        Heuristic[] rows = Load([survivor, .. others]);
        Check(rows);
        HeuristicState[] states = [.. rows.Select(row => HeuristicState.Of(row, _today))];
        Heuristic kept = rows[0];
        string names = string.Join(", ", rows[1..].Select(NameOf));
        var sweep = new CommitMessage($"merge: {text ?? kept.Rule}", $"Domain: {kept.Domain} | {names} into {NameOf(kept)}");

        HeuristicState joined = JoinedState.Of(states[0], states[1..]);
        string? lastUsed = rows.Select(static each => each.LastUsedAt).Max(StringComparer.Ordinal);
        Heuristic row = joined.ToRow(kept) with { Rule = text ?? kept.Rule, LastUsedAt = lastUsed };
        var change = new LifeChange(states[0], joined, "merge", $"took in {names}");
        LifecycleReceipt first = _rules.Save(row, change, sweep: sweep, formerRule: kept.Rule);
        return [first, .. rows[1..].Select((other, i) => Empty(other, states[i + 1], first, sweep))];
    }

    private LifecycleReceipt Empty(Heuristic row, HeuristicState before, LifecycleReceipt survivor, CommitMessage sweep)
    {
        var change = new LifeChange(
            before, JoinedState.Emptied(before, _today), "merge",
            $"merged into H-{survivor.Id}, which took {before.Validated} validations, {before.Violated} violations, {before.Contradicted} contradictions");
        return _rules.Save(change.After.ToRow(row) with { MergedInto = survivor.Uid }, change, sweep: sweep);
    }

    private Heuristic[] Load(IReadOnlyList<string> names)
    {
        // First what people have written into all of the files: it may concern several of the rules.
        foreach (string name in names)
            FiledRule.Load(transaction, name, now);
        return [.. names.Select(name => FiledRule.Load(transaction, name, now))];
    }

    private static void Check(Heuristic[] rows)
    {
        if (rows.Select(static row => row.Id).Distinct().Count() < rows.Length)
            throw Refused("A rule cannot be merged with itself: name each of them once.");
        if (rows.FirstOrDefault(static row => row.IsGolden == 1) is { } golden)
            throw Refused($"{NameOf(golden)} is a golden rule, which only a person changes, in its file.");
        if (rows.FirstOrDefault(row => row.Domain != rows[0].Domain) is { } foreign)
        {
            (string one, string other) = (RecordText.Quote(foreign.Domain), RecordText.Quote(rows[0].Domain));
            throw Refused($"{NameOf(foreign)} is of the domain {one}, and {NameOf(rows[0])} of {other}: only rules of one domain can be merged.");
        }

        if (rows[0].Status is not (null or HeuristicStatus.Active))
            throw Refused($"{NameOf(rows[0])} is {rows[0].Status}: name a rule in use first, which takes in the others.");
        if (rows.FirstOrDefault(static row => row.Status is not (null or HeuristicStatus.Active or HeuristicStatus.Dormant)) is { } done)
            throw Refused($"{NameOf(done)} is {done.Status}: only rules in use or asleep can be merged into another.");
    }

    private static string NameOf(Heuristic row) => $"H-{row.Id}";

    private static StoreException Refused(string message) => new(StoreFault.Input, message + " Nothing was changed.");
}
