using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>A rule's row and its section of the domain's file, changed together inside a transaction.</summary>
internal static class FiledRule
{
    /// <summary>The row with that number or uid, as it is stored; <see langword="null"/> for none.</summary>
    public static Heuristic? Find(IReadSession session, string name)
    {
        string digits = name.StartsWith("H-", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            return session.Find<Heuristic>(id);

        IReadOnlyList<Heuristic> rows = session.List<Heuristic, string>(
            "where uid = ?1", name.ToLowerInvariant(), static (binder, uid) => binder.BindText(1, uid));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The rule that somebody means, with what a person has changed in its file before.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="name">Its number, <c>H-</c> and its number, or its uid.</param>
    /// <param name="now">The moment.</param>
    public static Heuristic Load(IWriteTransaction transaction, string name, DateTimeOffset now) =>
        Load(transaction, Find(transaction, name) ?? throw Absent(name), now);

    /// <summary>The row with what a person has changed in its file before.</summary>
    public static Heuristic Load(IWriteTransaction transaction, Heuristic row, DateTimeOffset now) =>
        EditIntake.TakeIn(transaction, PathOf(row), now) is null ? row : transaction.Find<Heuristic>(row.Id) ?? row;

    /// <summary>Stores the row, and queues its section and their commit.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="row">The row as it is to be.</param>
    /// <param name="golden">Since when it is golden, and by whom; <see langword="null"/> leaves what its section says.</param>
    /// <param name="what">What happened, for the commit.</param>
    /// <param name="now">The moment.</param>
    /// <param name="sweep">What is done to many rules at once is one commit, of this message. Default: a commit of the rule's own.</param>
    /// <param name="formerRule">What the rule said before, when it says something else now.</param>
    /// <returns>The row, and whether its section says the same.</returns>
    public static (Heuristic Row, bool IsInStep) Save(
        IWriteTransaction transaction, Heuristic row, string? golden, string what, DateTimeOffset now, CommitMessage? sweep = null,
        string? formerRule = null)
    {
        string path = PathOf(row);
        byte[]? file = transaction.FindDocument(path);
        // A row that another tool inserted has no section yet.
        bool isNew = path != GoldenRuleMarkdown.FilePath && (row.FilePath is null || file is null);
        row = row with
        {
            UpdatedAt = Timestamps.Format(now),
            Uid = row.Uid ?? RecordUid.Create(now),
            FilePath = path,
            Anchor = HeuristicSections.AnchorOf(isNew ? row with { Anchor = null } : row),
        };
        transaction.UpdateRow(row);
        byte[]? current = isNew ? HeuristicSections.Append(file, row, Timestamps.FindDay(row.CreatedAt) ?? Timestamps.LocalDay(now)) : file;
        if (current is not null && formerRule is not null && formerRule != row.Rule && !isNew)
            current = HeuristicEdit.SetRule(current, row.Anchor, formerRule, row.Rule) ?? current;
        if (current is null || Edit(current, row, golden) is not { } content)
            return (row, false);

        CommitMessage message = CommitMessages.ForHeuristic(row);
        transaction.Project(new DocumentChange
        {
            Path = path,
            Content = content,
            Message = sweep ?? new CommitMessage(message.Subject, $"{message.Body} | {what}"),
            RecordedAt = now,
            Group = sweep is null ? null : $"{sweep.Subject} {now.UtcTicks}",
        });
        return (row, true);
    }

    /// <summary>Whether what becomes of the rule can be written into its file: one without a section gets it, unless the file is of another form.</summary>
    public static bool HasSection(IReadSession session, Heuristic row) =>
        row.FilePath is null || FindFile(session, row.FilePath) is not { } file || Edit(file, row, golden: null) is not null;

    /// <summary>Where its section is, or will be.</summary>
    public static string PathOf(Heuristic row) => row.FilePath ?? HeuristicPath.Create(DomainName.ToFileName(row.Domain));

    private static byte[]? FindFile(IReadSession session, string path)
    {
        // A database of the original that was never adopted has no such table.
        using IStatement table = session.Prepare("select 1 from main.sqlite_schema where type = 'table' and name = 'engine_documents'");
        if (!table.MoveNext())
            return null;

        using IStatement select = session.Prepare("select content from engine_documents where path = ?1 and hash is not null");
        select.BindText(1, path);
        return select.MoveNext() ? select.GetBlob(0) : null;
    }

    private static byte[]? Edit(byte[] file, Heuristic row, string? golden)
    {
        if (row.FilePath == GoldenRuleMarkdown.FilePath)
            return GoldenRuleEdit.SetLife(file, row.Uid!, row.Confidence ?? 1, HeuristicSections.LifeOf(row));

        string anchor = HeuristicSections.AnchorOf(row);
        HeuristicSection? section = HeuristicMarkdown.Parse(file).Sections
            .FirstOrDefault(section => section.Anchor == anchor && section.Rule == row.Rule);
        HeuristicLife life = HeuristicSections.LifeOf(row) with { Golden = GoldenOf(row, section, golden) };
        return HeuristicEdit.SetLife(file, anchor, row.Rule, row.Confidence, life);
    }

    /// <summary>What the section says stays, unless the row is golden and the section does not know it yet.</summary>
    private static string GoldenOf(Heuristic row, HeuristicSection? section, string? golden) =>
        golden ?? (row.IsGolden != 1 ? "" : section is { Life.Golden.Length: > 0 } ? section.Life.Golden : "yes");

    /// <summary>What is said when nobody has that name.</summary>
    public static StoreException Absent(string name) => new(
        StoreFault.Input,
        $"There is no heuristic {RecordText.Quote(name)}. Name one by its number (12 or H-12) or its uid; `elf query --domain D` lists those of a domain.");
}
