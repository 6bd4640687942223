using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Linking;

/// <summary>What a file that was taken in states of its records' links, to the rows.</summary>
internal static class LinkIntake
{
    /// <summary>Takes in what differs between two versions of a file. Its records have their rows by now.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="before">What the store's version stated; nothing for a new file.</param>
    /// <param name="after">What the file states.</param>
    /// <param name="path">Its path below the store's folder.</param>
    /// <param name="now">The moment.</param>
    public static void TakeIn(
        IWriteTransaction transaction, IReadOnlyList<StatedLinks> before, IReadOnlyList<StatedLinks> after, string path, DateTimeOffset now)
    {
        foreach (StatedLinks stated in after.Except(before))
        {
            if (LinkHolder.FindUid(transaction, stated, path) is { } holder)
                Replace(transaction, holder, [.. LinkLine.Parse(stated.Value).Where(link => link.Uid != holder)], now);
        }
    }

    /// <summary>Forgets what a record states that is about to be deleted. Its file states it again when it comes back.</summary>
    /// <param name="transaction">The transaction, in which the record's row still stands.</param>
    /// <param name="holder">The record.</param>
    /// <param name="now">The moment.</param>
    public static void Forget(IWriteTransaction transaction, string holder, DateTimeOffset now) => Replace(transaction, holder, [], now);

    private static void Replace(IWriteTransaction transaction, string holder, IReadOnlyList<StatedLink> wanted, DateTimeOffset now)
    {
        IReadOnlyList<StatedLink> had = LinkRows.StatedBy(transaction, holder);
        foreach (StatedLink link in had.Except(wanted))
            LinkRows.Remove(transaction, holder, link);
        foreach (StatedLink link in wanted.Except(had))
            LinkRows.Add(transaction, holder, link, now);

        // A record that only came now may be one that another is linked to already.
        Settle(transaction, holder, [.. had.Concat(LinkRows.Of(transaction, holder)).Where(Supersession.IsOne)], now);
    }

    /// <summary>Only decisions that a link is about: the number that another tool gave any other is its own.</summary>
    private static void Settle(IWriteTransaction transaction, string holder, StatedLink[] links, DateTimeOffset now)
    {
        if (links.Length == 0)
            return;

        var edits = new DocumentEdits(transaction);
        var decisions = new Supersession(transaction, edits, now);
        foreach (string uid in links.Select(link => link.Relation == LinkRelation.Supersedes ? link.Uid : holder).Distinct(StringComparer.Ordinal))
            decisions.Settle(uid);
        edits.Project(new CommitMessage("decision: Follow the links"), now);
    }
}
