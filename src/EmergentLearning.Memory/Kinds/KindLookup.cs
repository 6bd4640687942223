using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Syncing.Deletions;

namespace EmergentLearning.Memory.Kinds;

/// <summary>Finds one record, whatever its kind.</summary>
internal static class KindLookup
{
    public static KindRow? Find(this IStore store, string kind, long id)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return RecordKinds.Find(kind) is not { } known
            ? null
            : store.Read((known, id), static (session, key) => KindRows.Find(session, key.known, key.id));
    }

    public static KindRow? Find(this IStore store, string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        return store.Read(uid, Find);
    }

    public static KindRow? Find(IReadSession session, string uid) => RecordKinds.All
        .Select(kind => KindRows.Find(session, kind, "uid", uid))
        .FirstOrDefault(static row => row is not null);

    public static DeletedRecord? FindDeleted(this IStore store, string kind, long id)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return store.Read((kind, id), static (session, key) => DeletedRecord.Find(session, key.kind, key.id));
    }

    public static DeletedRecord? FindDeleted(this IStore store, string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        return store.Read(uid, DeletedRecord.Find);
    }
}
