using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Rows of <c>heuristics</c> and the sections of the files they belong to.</summary>
internal static class HeuristicRows
{
    public static void Link(IWriteTransaction transaction, ImportedFile file, string path, DateTimeOffset now)
    {
        foreach (HeuristicSection section in file.Heuristics)
        {
            if (FindMoved(transaction, section, path) is { } moved)
            {
                transaction.UpdateRow(Merge(moved, before: null, section, now) with { FilePath = path });
                continue;
            }

            LinkOrInsert(transaction, file.HeuristicDomain, section, path, now);
        }
    }

    /// <summary>
    /// Sections that stand in both versions are the same rule, by rule text or else by anchor: what differs goes into its row. A new
    /// section is a new row, unless it is one that comes back. A row whose section was removed stays: a removed rule is not a removed
    /// experience.
    /// </summary>
    public static void ApplyEdit(
        IWriteTransaction transaction, IReadOnlyList<HeuristicSection> before, ImportedFile after, string path, DateTimeOffset now)
    {
        List<Heuristic> rows = [.. Filed(transaction, path)];
        List<HeuristicSection> old = [.. before];
        var changed = new List<HeuristicSection>();
        foreach (HeuristicSection section in after.Heuristics)
        {
            // Where in the file it stands is of no matter.
            if (old.Remove(section))
                TakeRow(rows, section);
            else
                changed.Add(section);
        }

        // The record's own name before all, then the text, which names a rule better than its number: each decides for all of them before
        // any is known by less.
        Pair(static (other, section) => section.Uid is not null && other.Uid == section.Uid);
        Pair(static (other, section) => other.Rule == section.Rule && MayBeSame(other.Uid, section.Uid));
        Pair(static (other, section) => IsSameAnchor(other, section) && MayBeSame(other.Uid, section.Uid));
        foreach (HeuristicSection section in changed)
        {
            Heuristic? known = rows.Find(row => section.Uid is not null && row.Uid == section.Uid)
                ?? rows.Find(row => row.Rule == section.Rule && MayBeSame(row.Uid, section.Uid))
                ?? FindMoved(transaction, section, path);
            if (known is not null)
            {
                rows.Remove(known);
                transaction.UpdateRow(Merge(known, before: null, section, now) with { FilePath = path });
            }
            else
            {
                LinkOrInsert(transaction, after.HeuristicDomain, section, path, now);
            }
        }

        void Pair(Func<HeuristicSection, HeuristicSection, bool> isSame) => changed.RemoveAll(
            section => Merge(transaction, rows, old, section, old.Find(other => isSame(other, section)), now));
    }

    /// <summary>Notes which file holds a row, and names the row.</summary>
    public static void SetFile(IWriteTransaction transaction, long id, string path, string anchor, string uid)
    {
        // Only these columns: the row's own values stay as their tool wrote them, byte for byte.
        using IStatement update = transaction.Prepare(
            "update heuristics set filepath = ?2, anchor = ?3, uid = coalesce(uid, ?4) where id = ?1");
        update.BindInt64(1, id);
        update.BindText(2, path);
        update.BindText(3, anchor);
        update.BindText(4, uid);
        update.MoveNext();
    }

    private static bool Merge(
        IWriteTransaction transaction,
        List<Heuristic> rows,
        List<HeuristicSection> old,
        HeuristicSection after,
        HeuristicSection? before,
        DateTimeOffset now)
    {
        if (before is null || TakeRow(rows, before) is not { } row)
            return false;

        old.Remove(before);
        transaction.UpdateRow(Merge(row, before, after, now));
        return true;
    }

    /// <summary>The row of a section as it stood. Another tool may have changed the rule's text in the row; its number stays.</summary>
    private static Heuristic? TakeRow(List<Heuristic> rows, HeuristicSection section)
    {
        Heuristic? row = rows.Find(candidate => section.Uid is not null && candidate.Uid == section.Uid)
            ?? rows.Find(candidate => candidate.Anchor == section.Anchor && candidate.Rule == section.Rule)
            ?? rows.Find(candidate => candidate.Anchor == section.Anchor && section.Anchor.Length > 0);
        if (row is not null)
            rows.Remove(row);
        return row;
    }

    private static bool IsSameAnchor(HeuristicSection one, HeuristicSection other) =>
        one.Anchor.Length > 0 && one.Anchor == other.Anchor;

    /// <summary>The row with what differs between two versions of its section; without an earlier one, with all of it.</summary>
    private static Heuristic Merge(Heuristic row, HeuristicSection? before, HeuristicSection after, DateTimeOffset now) => MergeLife(row, before, after) with
    {
        Anchor = after.Anchor,
        Rule = after.Rule != before?.Rule ? after.Rule : row.Rule,
        Explanation = after.Explanation != before?.Explanation ? after.Explanation : row.Explanation,
        SourceType = after.Source != before?.Source ? after.Source : row.SourceType,
        Confidence = after.Confidence != before?.Confidence ? after.Confidence ?? row.Confidence : row.Confidence,
        UpdatedAt = Timestamps.Format(now),
        Uid = row.Uid ?? after.Uid ?? RecordUid.Create(now),
    };

    /// <summary>A section that says nothing of the rule's life, as another tool writes it, takes nothing from what the row knows.</summary>
    private static Heuristic MergeLife(Heuristic row, HeuristicSection? before, HeuristicSection after) =>
        after.Life == (before?.Life ?? HeuristicLife.New) ? row : HeuristicSections.WithLife(row, after.Life);

    /// <summary>Two sections that name two records are two, whatever else they share.</summary>
    private static bool MayBeSame(string? one, string? other) => one is null || other is null || one == other;

    private static string PlaceOf(HeuristicSection section) => $"{section.Anchor}\0{section.Rule}";

    /// <summary>The row that a section names, when it was in another file that does not have it any more.</summary>
    private static Heuristic? FindMoved(IWriteTransaction transaction, HeuristicSection section, string path)
    {
        if (section.Uid is not { } uid)
            return null;

        IReadOnlyList<Heuristic> rows = transaction
            .List<Heuristic, string>("where uid = ?1", uid, static (parameters, uid) => parameters.BindText(1, uid));
        return rows is [var row, ..] && row.FilePath != path && !RecordOwner.StillIn(transaction, row.FilePath, uid) ? row : null;
    }

    private static IReadOnlyList<Heuristic> Filed(IReadSession session, string path) =>
        session.List<Heuristic, string>(
            "where filepath = ?1 order by id", path, static (parameters, path) => parameters.BindText(1, path));

    private static Heuristic? FindUnfiled(IReadSession session, string domain, string rule)
    {
        IReadOnlyList<Heuristic> rows = session.List<Heuristic, (string Domain, string Rule)>(
            "where domain = ?1 and rule = ?2 and filepath is null order by id limit 1",
            (domain, rule),
            static (parameters, key) =>
            {
                parameters.BindText(1, key.Domain);
                parameters.BindText(2, key.Rule);
            });
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>A rule that no row of the store tells of: that of another tool, which writes a row and a section and notes no file, or a new one.</summary>
    private static void LinkOrInsert(IWriteTransaction transaction, string domain, HeuristicSection section, string path, DateTimeOffset now)
    {
        // Another tool names the domain in its rows as the file is called, whatever the file's heading says.
        Heuristic? row = FindUnfiled(transaction, domain, section.Rule)
            ?? FindUnfiled(transaction, Path.GetFileNameWithoutExtension(path), section.Rule);
        if (row is not null)
            SetFile(transaction, row.Id, path, section.Anchor, RecordOwner.ChooseUid(transaction, "heuristics", section.Uid, path, PlaceOf(section), now));
        else
            Insert(transaction, domain, section, path, now);
    }

    private static void Insert(
        IWriteTransaction transaction, string domain, HeuristicSection section, string path, DateTimeOffset now)
    {
        string uid = RecordOwner.ChooseUid(transaction, "heuristics", section.Uid, path, PlaceOf(section), now);
        transaction.InsertRow(HeuristicSections.WithLife(new Heuristic
        {
            Domain = domain,
            Rule = section.Rule,
            Explanation = section.Explanation,
            SourceType = section.Source,
            Confidence = section.Confidence,
            CreatedAt = Timestamps.Created(uid, section.Created, now),
            UpdatedAt = Timestamps.Format(now),
            Uid = uid,
            FilePath = path,
            Anchor = section.Anchor,
        }, section.Life));
    }
}
