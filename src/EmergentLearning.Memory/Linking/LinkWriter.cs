using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Linking;

/// <summary>Links records and takes links away: rows and files together, in one transaction and one commit.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="now">The moment.</param>
internal sealed class LinkWriter(IWriteTransaction transaction, DateTimeOffset now)
{
    private readonly DocumentEdits _edits = new(transaction);

    /// <summary>Adds or removes links of a record.</summary>
    /// <returns>The number of the change in the outbox; <see langword="null"/> when all of it stood already.</returns>
    public long? Run(KindRow from, IReadOnlyList<LinkChange> changes, bool isRemoval)
    {
        KindRow holder = Load(from);
        foreach (LinkChange change in changes)
        {
            KindRow other = Load(change.Other);
            if (isRemoval)
                Remove(holder, change.Relation, other);
            else
                Add(holder, change.Relation, other);
        }

        string title = holder.Values[holder.Kind.TitleField];
        string body = string.Join('\n', changes.Select(static change => $"{change.Relation}: {change.Other.Values[change.Other.Kind.TitleField]}"));
        return _edits.Project(new CommitMessage($"{holder.Kind.Name}: {(isRemoval ? "Unlink" : "Link")} '{title}'", body), now);
    }

    private void Add(KindRow holder, string relation, KindRow other)
    {
        if (holder.Uid == other.Uid)
            throw RecordText.Refused($"{NameOf(holder)} cannot be linked to itself. Name another record.");

        if (relation == LinkRelation.Supersedes)
            CheckOrder(holder, other);
        var link = new StatedLink(relation, other.Uid!);
        var inverse = new StatedLink(LinkRelation.InverseOf(relation)!, holder.Uid!);
        bool stands = LinkRows.Of(transaction, holder.Uid!).Contains(link);
        if (!stands)
            State(holder, link);
        // Who reads the file of a record has to see that another took its place.
        if (relation == LinkRelation.Supersedes && !LinkRows.StatedBy(transaction, other.Uid!).Contains(inverse) && other.Path is not null)
            State(other, inverse);
        Settle(relation, other);
    }

    private void Remove(KindRow holder, string relation, KindRow other)
    {
        var link = new StatedLink(relation, other.Uid!);
        var inverse = new StatedLink(LinkRelation.InverseOf(relation)!, holder.Uid!);
        if (!LinkRows.Of(transaction, holder.Uid!).Contains(link))
            throw RecordText.Refused($"{NameOf(holder)} has no link '{relation}' to {NameOf(other)}. `elf link {NameOf(holder)}` shows what it has.");

        if (LinkRows.StatedBy(transaction, holder.Uid!).Contains(link))
            Unstate(holder, link);
        if (LinkRows.StatedBy(transaction, other.Uid!).Contains(inverse))
            Unstate(other, inverse);
        Settle(relation, other);
    }

    private void CheckOrder(KindRow holder, KindRow other)
    {
        if (holder.Kind.Name != other.Kind.Name)
            throw RecordText.Refused($"A {holder.Kind.Name} cannot take the place of a {other.Kind.Name}. Use --relates-to, or link two of one kind.");
        if (Supersession.Successors(transaction, holder.Uid!).Contains(other.Uid!))
        {
            throw RecordText.Refused(
                $"{NameOf(other)} took the place of {NameOf(holder)} before, so it cannot be the other way round. "
                + $"`elf link {NameOf(holder)}` shows the links; take one away with --remove first.");
        }
    }

    private void Settle(string relation, KindRow other)
    {
        if (relation == LinkRelation.Supersedes)
            new Supersession(transaction, _edits, now).Settle(other.Uid!);
    }

    private void State(KindRow holder, StatedLink link)
    {
        Edit(holder, [link], []);
        LinkRows.Add(transaction, holder.Uid!, link, now);
    }

    private void Unstate(KindRow holder, StatedLink link)
    {
        Edit(holder, [], [link]);
        LinkRows.Remove(transaction, holder.Uid!, link);
    }

    private void Edit(KindRow holder, StatedLink[] added, StatedLink[] removed)
    {
        string path = holder.Path ?? throw RecordText.Refused($"{NameOf(holder)} has no file yet. Run `elf sync --fix`, then link it.");
        byte[] file = _edits.Find(path)
            ?? throw RecordText.Refused($"The file of {NameOf(holder)}, {path}, is not the store's. Run `elf sync --fix`, then link it.");
        _edits.Set(path, LinkFile.Change(path, file, stated => LinkHolder.Is(transaction, stated, holder), added, removed)
            ?? throw RecordText.Refused(
                $"{path} has no place for links of {NameOf(holder)} alone. Link from the other record, with --relates-to {NameOf(holder)}."));
    }

    /// <summary>The record with what a person has changed in its file before.</summary>
    private KindRow Load(KindRow row)
    {
        if (row.Path is { } path && transaction.FindDocument(path) is not null)
            EditIntake.TakeIn(transaction, path, now);
        KindRow loaded = KindRows.Find(transaction, row.Kind, row.Id)
            ?? throw RecordText.Refused($"There is no {NameOf(row)} any more. `elf query` shows what there is.");
        return loaded.Uid is not null ? loaded : throw RecordText.Refused($"{NameOf(row)} has no name in every store yet. Run `elf sync --fix`, then link it.");
    }

    private static string NameOf(KindRow row) => FormattableString.Invariant($"{row.Kind.Name}/{row.Id}");
}
