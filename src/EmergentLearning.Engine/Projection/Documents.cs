using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Projection;

/// <summary>The document table: the bytes that each file of the store ought to have.</summary>
internal static class Documents
{
    public static byte[]? FindContent(IReadSession session, string path)
    {
        using IStatement select = session.Prepare("select content from engine_documents where path = ?1 and hash is not null");
        select.BindText(1, path);
        return select.MoveNext() ? select.GetBlob(0) : null;
    }

    public static string? FindHash(IReadSession session, string path)
    {
        using IStatement select = session.Prepare("select hash from engine_documents where path = ?1");
        select.BindText(1, path);
        return select.MoveNext() ? select.FindText(0) : null;
    }

    /// <summary>Whether a living document has the path, in any case.</summary>
    public static bool IsTaken(IReadSession session, string path)
    {
        using IStatement select = session.Prepare(
            "select 1 from engine_documents where path = ?1 collate nocase and hash is not null limit 1");
        select.BindText(1, path);
        return select.MoveNext();
    }

    public static void Put(ISqlTransaction transaction, string path, byte[]? content, string? hash, long sequence)
    {
        using IStatement upsert = transaction.Prepare(
            "insert into engine_documents (path, content, hash, sequence) values (?1, ?2, ?3, ?4) "
            + "on conflict (path) do update set content = excluded.content, hash = excluded.hash, sequence = excluded.sequence");
        upsert.BindText(1, path);
        if (content is null)
            upsert.BindNull(2);
        else
            upsert.BindBlob(2, content);
        upsert.BindOptionalText(3, hash);
        upsert.BindInt64(4, sequence);
        upsert.MoveNext();
    }
}
