using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Tests.Merging;

/// <summary>Records of the kinds beside failures and heuristics, of few titles, so that clones meet in files.</summary>
internal static class AnyKind
{
    private static readonly (string Kind, string Title, string[] Others)[] Kinds =
    [
        ("success", "title", ["domain"]), ("observation", "title", ["domain"]), ("decision", "title", ["context", "decision", "rationale"]),
        ("spike", "title", ["topic", "question", "findings"]), ("invariant", "statement", ["rationale"]), ("assumption", "assumption", ["context"]),
        ("ceo-review", "title", ["context"]), ("proposal", "title", ["summary"]), ("experiment", "name", ["hypothesis"]),
        ("violation", "description", []), ("golden-rule", "name", ["rule", "why"]), ("golden-rule", "name", ["rule", "why"]),
        ("cycle", "try", ["break"]), ("cycle", "try", ["break"]),
    ];

    private static readonly (string Table, string Title)[] Tables =
    [
        ("decisions", "title"), ("spike_reports", "title"), ("invariants", "statement"), ("assumptions", "assumption"), ("ceo_reviews", "title"),
        ("elf_proposals", "title"), ("experiments", "name || ' ' || cycles_run"), ("violations", "rule_name || ' ' || description"),
        ("cycles", "cycle_number || ' ' || try_summary || ' ' || analysis || ' ' || learning_extracted"),
    ];

    /// <summary>A record of any of them; no two experiments may have one name.</summary>
    /// <param name="random">What chooses.</param>
    /// <param name="unique">What no other record has.</param>
    /// <param name="experiments">The experiments that there are, for a cycle; without one there is none.</param>
    public static RecordDraft Draft(Random random, string unique, IReadOnlyList<string> experiments)
    {
        (string name, string title, string[] others) = Kinds[random.Next(Kinds.Length)];
        var given = others.Select(field => new KeyValuePair<string, string>(field, "Text")).ToList();
        given.Add(new(title, name == "experiment" ? $"Experiment {unique}" : $"Title {random.Next(3)}"));
        if (name == "cycle" && experiments.Count == 0)
            return Draft(random, unique, experiments);
        if (name == "cycle")
            given.Add(new("experiment", experiments[random.Next(experiments.Count)]));
        if (name == "violation")
            given.Add(new("rule", $"{random.Next(1, 4)}"));
        if (name == "proposal")
            given.Add(new("type", "heuristic"));
        return RecordDraft.Create(RecordKinds.Find(name)!, given);
    }

    /// <summary>A record of one of them.</summary>
    public static RecordDraft Of(string kind, string title)
    {
        (string name, string field, string[] others) = Kinds.First(known => known.Kind == kind);
        return RecordDraft.Create(RecordKinds.Find(name)!, others.Select(static other => new KeyValuePair<string, string>(other, "Text")).Append(new(field, title)));
    }

    /// <summary>What the rows of them say, of all that have a table of their own.</summary>
    public static List<(string Uid, string Title, string Path, string Created)> Rows(IReadSession session)
    {
        var rows = new List<(string, string, string, string)>();
        using IStatement select = session.Prepare(string.Join(
            " union all ", Tables.Select(static table =>
                $"select uid, {table.Title}, filepath, {(table.Table == "violations" ? "violation_date" : "created_at")} from {table.Table}")));
        while (select.MoveNext())
            rows.Add((select.GetText(0), select.GetText(1), select.GetText(2), select.GetText(3)));
        return rows;
    }

    /// <summary>The names of the experiments of a store.</summary>
    public static List<string> Experiments(IReadSession session)
    {
        using IStatement select = session.Prepare("select name from experiments order by name");
        var names = new List<string>();
        while (select.MoveNext())
            names.Add(select.GetText(0));
        return names;
    }
}
