using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Which record a text in a file is, by the name that stands in it: the same one in every clone.</summary>
internal static class RecordOwner
{
    /// <summary>
    /// Whether the file in which a record was last seen still names it. Then a second file with that name is a copy that a person made; else
    /// the record has moved there.
    /// </summary>
    public static bool StillIn(IWriteTransaction transaction, string? path, string uid)
    {
        if (path is null || !SafePathOf(transaction.Root, path))
            return false;

        byte[]? onDisk = FileContent.ReadIfExists(Path.Combine(transaction.Root, path));
        return onDisk is not null && onDisk.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Markdown.RecordMark.Of(uid))) >= 0;
    }

    /// <summary>The name for a new row: the one in the file, else one made of the place, else a new one; never one that another row has.</summary>
    public static string ChooseUid(IReadSession session, string table, string? marked, string path, string place, DateTimeOffset now)
    {
        if (marked is not null && IsFree(session, table, marked))
            return marked;
        // One whose mark another row has is a copy: it gets a name of its own, and every clone the same.
        string ofPlace = RecordUid.OfPlace(path, marked is null ? place : $"{place}\0{marked}");
        return IsFree(session, table, ofPlace) ? ofPlace : RecordUid.Create(now);
    }

    private static bool IsFree(IReadSession session, string table, string uid)
    {
        using IStatement select = session.Prepare($"select 1 from {table} where uid = ?1");
        select.BindText(1, uid);
        return !select.MoveNext();
    }

    private static bool SafePathOf(string root, string path)
    {
        try
        {
            SafePath.RefuseLinks(root, path);
            return true;
        }
        catch (StoreException)
        {
            // Another tool's path, or one behind a link: no file of the store's.
            return false;
        }
    }
}
