using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Experiments;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing.Deletions;

/// <summary>
/// Takes the rows of a deleted file out of their tables, so that no question and no other tool finds them, and keeps them whole; and puts
/// them back when their file is there again.
/// </summary>
internal static class Tombstones
{
    private const string Cycles = "cycles";
    private const string Experiments = "experiments";

    /// <summary>Puts the rows of a file aside.</summary>
    /// <param name="transaction">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="reason">How it was deleted.</param>
    /// <param name="now">When.</param>
    /// <param name="uid">Only the record of that name. Default: all.</param>
    /// <returns>They, as they were.</returns>
    public static IReadOnlyList<Tombstone> Bury(
        IWriteTransaction transaction, string path, string reason, DateTimeOffset now, string? uid = null)
    {
        var buried = new List<Tombstone>();
        byte[]? document = uid is null ? transaction.FindDocument(path) : null;
        foreach (string table in RecordKinds.Tables)
        {
            foreach (StoredRow row in StoredRow.Read(transaction, table, "filepath", path).Where(row => uid is null || row.Uid == uid))
            {
                // A cycle is one of an experiment: without that it is none, and the database would refuse.
                if (table == Experiments)
                    CyclesOf(transaction, row.Id).ToList().ForEach(cycle => PutAside(Cycles, cycle));
                PutAside(table, row);
            }
        }

        return buried;

        void PutAside(string table, StoredRow row)
        {
            // First the links: a decision that this one superseded is told apart from one whose number another tool gave.
            if (row.Uid is { } holder)
                LinkIntake.Forget(transaction, holder, now);
            RowLinks.Cut(transaction, table, row.Id);
            using (IStatement delete = transaction.Prepare($"delete from {table} where id = ?1"))
            {
                delete.BindInt64(1, row.Id);
                delete.MoveNext();
            }

            buried.Add(transaction.InsertRow(new Tombstone
            {
                RowTable = table,
                RowId = row.Id,
                Uid = row.Uid,
                Path = path,
                Content = row.Json,
                Document = buried.Count == 0 ? document : null,
                DeletedAt = Timestamps.Format(now),
                Reason = reason,
            }));
        }
    }

    /// <summary>
    /// Puts the rows back that a file which came back tells of: those that it names, and, of a file that names nobody, those that were deleted
    /// with it.
    /// </summary>
    /// <param name="transaction">Where.</param>
    /// <param name="file">The file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="isNew">Whether the store held no such file until now. In one that it held, only those that are named come back.</param>
    /// <returns>What was put back.</returns>
    public static IReadOnlyList<Tombstone> Revive(
        IWriteTransaction transaction, ImportedFile file, ReadOnlySpan<byte> content, string path, bool isNew)
    {
        if (!Any(transaction))
            return [];

        string[] named = [.. NamesIn(file)];
        bool namesNobody = isNew && content.IndexOf("<!-- uid: "u8) < 0;
        bool isExperimentBack = false;
        var revived = new List<Tombstone>();
        // Experiments before their cycles.
        IEnumerable<Tombstone> candidates = Candidates(transaction, named, path)
            .OrderBy(static buried => buried.RowTable == Cycles).ThenBy(static buried => buried.Id);
        foreach (Tombstone buried in candidates)
        {
            bool isCycleOfIt = isExperimentBack && buried.RowTable == Cycles && !ExperimentPaths.IsLog(buried.Path);
            bool isMeant = buried.Uid is { } uid && named.Contains(uid) || (buried.Path == path && (namesNobody || isCycleOfIt));
            if (!isMeant || !RowLinks.HasOwner(transaction, buried.RowTable, buried.Content))
                continue;

            isExperimentBack |= buried.RowTable == Experiments;
            if (buried.Uid is null || !IsAlive(transaction, buried.RowTable, buried.Uid))
            {
                StoredRow.Insert(
                    transaction, buried.RowTable, buried.Content, RowLinks.FindBroken(transaction, buried.RowTable, buried.Content));
                revived.Add(buried);
            }

            Forget(transaction, buried.Id);
        }

        return revived;
    }

    private static IReadOnlyList<StoredRow> CyclesOf(IReadSession session, long experiment) =>
        StoredRow.Read(session, Cycles, "experiment_id", FormattableString.Invariant($"{experiment}"));

    /// <summary>Most stores have none, and then a file of a thousand rules need not be asked about one by one.</summary>
    private static bool Any(IReadSession session)
    {
        using IStatement select = session.Prepare("select 1 from elf_tombstones limit 1");
        return select.MoveNext();
    }

    private static IEnumerable<string> NamesIn(ImportedFile file) => new[] { file.Uid }
        .Concat(file.Heuristics.Select(static section => section.Uid))
        .Concat((file.Cycles ?? []).Select(static cycle => cycle.Uid))
        .Concat(file.GoldenRules.Select(static rule => rule.Uid))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    private static List<Tombstone> Candidates(IWriteTransaction transaction, string[] names, string path) => names
        .SelectMany(name => List(transaction, "where uid = ?1", name))
        .Concat(List(transaction, "where path = ?1", path))
        .DistinctBy(static buried => buried.Id)
        .ToList();

    private static IReadOnlyList<Tombstone> List(IReadSession session, string condition, string value) =>
        session.List<Tombstone, string>(condition, value, static (parameters, value) => parameters.BindText(1, value));

    private static bool IsAlive(IReadSession session, string table, string uid)
    {
        using IStatement select = session.Prepare($"select 1 from {table} where uid = ?1");
        select.BindText(1, uid);
        return select.MoveNext();
    }

    private static void Forget(IWriteTransaction transaction, long id)
    {
        using IStatement delete = transaction.Prepare("delete from elf_tombstones where id = ?1");
        delete.BindInt64(1, id);
        delete.MoveNext();
    }
}
