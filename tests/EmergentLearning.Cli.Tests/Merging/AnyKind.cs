using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Tests.Merging;

/// <summary>Records of the kinds that have a file each, of few titles, so that clones meet in files.</summary>
internal static class AnyKind
{
    private static readonly (string Kind, string Title, string[] Others)[] Kinds =
    [
        ("success", "title", ["domain"]), ("observation", "title", ["domain"]), ("decision", "title", ["context", "decision", "rationale"]),
        ("spike", "title", ["topic", "question", "findings"]), ("invariant", "statement", ["rationale"]), ("assumption", "assumption", ["context"]),
        ("ceo-review", "title", ["context"]), ("proposal", "title", ["summary"]), ("experiment", "name", ["hypothesis"]),
    ];

    private static readonly (string Table, string Title)[] Tables =
    [
        ("decisions", "title"), ("spike_reports", "title"), ("invariants", "statement"), ("assumptions", "assumption"), ("ceo_reviews", "title"),
        ("elf_proposals", "title"), ("experiments", "name"),
    ];

    /// <summary>A record of any of them; no two experiments may have one name.</summary>
    public static RecordDraft Draft(Random random, string unique)
    {
        (string name, string title, string[] others) = Kinds[random.Next(Kinds.Length)];
        var given = others.Select(field => new KeyValuePair<string, string>(field, "Text")).ToList();
        given.Add(new(title, name == "experiment" ? $"Experiment {unique}" : $"Title {random.Next(3)}"));
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
            " union all ", Tables.Select(static table => $"select uid, {table.Title}, filepath, created_at from {table.Table}")));
        while (select.MoveNext())
            rows.Add((select.GetText(0), select.GetText(1), select.GetText(2), select.GetText(3)));
        return rows;
    }
}
