using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Memory.Linking;

/// <summary>Which record a text in a file is of.</summary>
internal static class LinkHolder
{
    /// <summary>The record by the name in the text, if the file is its own; else the one whose file or rule it is. <see langword="null"/> for none.</summary>
    public static string? FindUid(IReadSession session, StatedLinks stated, string path) =>
        (stated.Uid is { } uid ? Find(session, "uid = ?2", path, uid) : null)
        ?? (stated.Anchor is null ? Find(session, "?2 = ''", path, "") : stated.Anchor.Length > 0 ? FindRule(session, path, stated.Anchor) : null);

    /// <summary>Whether what is stated is of a record whose row says where its text is.</summary>
    public static bool Is(IReadSession session, StatedLinks stated, KindRow row) => FindUid(session, stated, row.Path!) == row.Uid;

    private static string? Find(IReadSession session, string condition, string path, string value)
    {
        foreach (string table in RecordKinds.Tables)
        {
            using IStatement select = session.Prepare($"select uid from {table} where filepath = ?1 and {condition} and uid is not null order by id limit 1");
            select.BindText(1, path);
            select.BindText(2, value);
            if (select.MoveNext())
                return select.GetText(0);
        }

        return null;
    }

    private static string? FindRule(IReadSession session, string path, string anchor)
    {
        using IStatement select = session.Prepare("select uid from heuristics where filepath = ?1 and anchor = ?2 and uid is not null order by id limit 1");
        select.BindText(1, path);
        select.BindText(2, anchor);
        return select.MoveNext() ? select.GetText(0) : null;
    }
}
