using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Decisions;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Linking;

/// <summary>What follows for a decision from its links: the original's <c>superseded_by</c>, and the status in row and file.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="edits">The files that change with it.</param>
/// <param name="now">The moment.</param>
internal sealed class Supersession(IWriteTransaction transaction, DocumentEdits edits, DateTimeOffset now)
{
    /// <summary>Whether a link says that one record takes another's place, in either direction.</summary>
    public static bool IsOne(StatedLink link) => link.Relation is LinkRelation.Supersedes or LinkRelation.SupersededBy;

    /// <summary>
    /// The records that took a record's place, those after them included. Two clones may each have linked the other way round: then the record is among
    /// them itself.
    /// </summary>
    public static IReadOnlySet<string> Successors(IReadSession session, string uid)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([uid]);
        while (open.TryDequeue(out string? next))
        {
            foreach (StatedLink link in LinkRows.Of(session, next).Where(link => link.Relation == LinkRelation.SupersededBy && found.Add(link.Uid)))
                open.Enqueue(link.Uid);
        }

        return found;
    }

    /// <summary>
    /// Brings a decision to what its links say; nothing for any other record. Its status changes only together with <c>superseded_by</c>: one that a
    /// person set otherwise stays.
    /// </summary>
    public void Settle(string uid)
    {
        if (KindRows.Find(transaction, RecordKinds.Decision, "uid", uid) is not { } row)
            return;

        string superseder = NumberOfSuperseder(uid);
        string before = row.Values["superseded-by"];
        if (superseder == before)
            return;

        // First the number: what is taken in below settles this decision again, and finds it done.
        KindRows.Update(transaction, row, row.Values.With("superseded-by", superseder), now);
        if (superseder.Length > 0 && before.Length == 0)
            SetStatus(row, DecisionKind.Superseded);
        else if (superseder.Length == 0)
            SetStatus(row, DecisionKind.Accepted);
    }

    /// <summary>The newest of those that took its place; those of a circle cannot all be newer than each other, so none of them counts.</summary>
    private string NumberOfSuperseder(string uid) => LinkRows.Of(transaction, uid)
        .Where(link => link.Relation == LinkRelation.SupersededBy && !Successors(transaction, link.Uid).Contains(uid) && link.Uid != uid)
        .OrderByDescending(static link => link.Uid, StringComparer.Ordinal)
        .Select(link => KindRows.Find(transaction, RecordKinds.Decision, "uid", link.Uid))
        .FirstOrDefault(static decision => decision is not null) is { } newest
            ? FormattableString.Invariant($"{newest.Id}")
            : "";

    private void SetStatus(KindRow row, string status)
    {
        bool hasFile = row.Path is not null && !Unmerged.Is(transaction.Root, row.Path);
        if (hasFile)
            EditIntake.TakeIn(transaction, row.Path!, now);
        row = KindRows.Find(transaction, row.Kind, row.Id)!;
        bool mayChange = status == DecisionKind.Superseded || row.Values["status"] == DecisionKind.Superseded;
        if (!mayChange || row.Values["status"] == status)
            return;

        RecordValues values = row.Values.With("status", status);
        KindRows.Update(transaction, row, values, now);
        if (hasFile && edits.Find(row.Path!) is { } file)
        {
            string created = row.Created ?? Timestamps.Format(now);
            var stamp = new RecordStamp(row.Id, Timestamps.FindDay(created) ?? Timestamps.LocalDay(now), created);
            edits.Set(row.Path!, LayoutEditor.Apply(RecordKinds.Decision.Layout, stamp, file, row.Values, values));
        }
    }
}
