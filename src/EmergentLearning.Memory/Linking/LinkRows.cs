using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Linking;

/// <summary>The rows of <c>elf_links</c>.</summary>
internal static class LinkRows
{
    /// <summary>Whether there is the table: a database that was not adopted yet has none, and is only read.</summary>
    public static bool Exist(IReadSession session)
    {
        using IStatement select = session.Prepare("select 1 from main.sqlite_schema where type = 'table' and name = 'elf_links'");
        return select.MoveNext();
    }

    /// <summary>What a record's own file states.</summary>
    public static IReadOnlyList<StatedLink> StatedBy(IReadSession session, string holder)
    {
        using IStatement select = session.Prepare("select relation, other_uid from elf_links where holder_uid = ?1 order by relation, other_uid");
        select.BindText(1, holder);
        return Read(select);
    }

    /// <summary>All links of a record, as it sees them, whichever of the two files states them.</summary>
    public static IReadOnlyList<StatedLink> Of(IReadSession session, string uid)
    {
        using IStatement select = session.Prepare("select relation, holder_uid from elf_links where other_uid = ?1");
        select.BindText(1, uid);
        IEnumerable<StatedLink> theirs = Read(select).Select(static link => new StatedLink(LinkRelation.InverseOf(link.Relation) ?? link.Relation, link.Uid));
        return [.. StatedBy(session, uid).Concat(theirs).Distinct().OrderBy(OrderOf).ThenBy(static link => link.Uid, StringComparer.Ordinal)];
    }

    /// <summary>The same, with the names of the other records.</summary>
    public static IReadOnlyList<RecordLink> Show(IReadSession session, string uid) => [.. Of(session, uid).Select(link =>
    {
        KindRow? other = KindLookup.Find(session, link.Uid);
        return new RecordLink(link.Relation, link.Uid) { Kind = other?.Kind.Name, Id = other?.Id, Title = other?.Values[other.Kind.TitleField] };
    })];

    /// <summary>The same of many records; those without a link are left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<RecordLink>> ShowAll(IReadSession session, IReadOnlyCollection<string> uids) =>
        Exist(session) && Any(session)
            ? uids.Distinct(StringComparer.Ordinal).Select(uid => (Uid: uid, Links: Show(session, uid)))
                .Where(static pair => pair.Links.Count > 0)
                .ToDictionary(static pair => pair.Uid, static pair => pair.Links, StringComparer.Ordinal)
            : new Dictionary<string, IReadOnlyList<RecordLink>>();

    /// <summary>Each link by what it leads to and whose file states it.</summary>
    public static IReadOnlyList<(string Uid, string Holder)> Ends(IReadSession session)
    {
        using IStatement select = session.Prepare("select other_uid, holder_uid from elf_links order by holder_uid, other_uid");
        var ends = new List<(string, string)>();
        while (select.MoveNext())
            ends.Add((select.GetText(0), select.GetText(1)));
        return ends;
    }

    public static void Add(ISqlTransaction transaction, string holder, StatedLink link, DateTimeOffset now) => transaction.InsertRow(new StoredLink
    {
        HolderUid = holder,
        Relation = link.Relation,
        OtherUid = link.Uid,
        CreatedAt = Timestamps.Format(now),
    });

    public static void Remove(ISqlTransaction transaction, string holder, StatedLink link)
    {
        using IStatement delete = transaction.Prepare("delete from elf_links where holder_uid = ?1 and relation = ?2 and other_uid = ?3");
        delete.BindText(1, holder);
        delete.BindText(2, link.Relation);
        delete.BindText(3, link.Uid);
        delete.MoveNext();
    }

    private static bool Any(IReadSession session)
    {
        using IStatement select = session.Prepare("select 1 from elf_links limit 1");
        return select.MoveNext();
    }

    private static int OrderOf(StatedLink link)
    {
        for (int i = 0; i < LinkRelation.All.Count; i++)
        {
            if (LinkRelation.All[i].Name == link.Relation)
                return 2 * i;
            if (LinkRelation.All[i].Inverse == link.Relation)
                return (2 * i) + 1;
        }

        return int.MaxValue;
    }

    private static List<StatedLink> Read(IStatement select)
    {
        var links = new List<StatedLink>();
        while (select.MoveNext())
            links.Add(new StatedLink(select.GetText(0), select.GetText(1)));
        return links;
    }
}
