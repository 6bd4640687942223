using System.IO.Abstractions;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Backups;

/// <summary>
/// What persons have written in a store's files and the store has not taken in. A backup without it would lose an afternoon of theirs.
/// </summary>
internal static class StoreEdits
{
    /// <summary>The edited and new files, against a snapshot; those that the store itself has written since are none.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="snapshot">A copy of its database, open.</param>
    public static async Task<IReadOnlyList<(string Path, byte[] Content)>> FindAsync(string root, IStore snapshot)
    {
        SyncReport report = new StoreComparison(snapshot, new FileSystem(), root).Run(progress: null);
        string[] changed = [.. report.Issues
            .Where(static issue => issue.Kind is SyncIssueKind.NewFile or SyncIssueKind.EditedFile or SyncIssueKind.RenamedFile)
            .Select(static issue => issue.Path)];
        if (changed.Length == 0)
            return [];

        long last = snapshot.Read(0, static (session, _) => LastSequence(session));
        Tables.MemoryTables now = Tables.MemoryTables.OpenReadOnly(root);
        await using (now.ConfigureAwait(false))
        {
            return [.. changed
                .Select(path => (Path: path, Content: FileContent.ReadIfExists(Path.Combine(root, path))))
                .Where(file => file.Content is not null && !IsStores(now.Engine, file.Path, FileContent.Hash(file.Content), last))
                .Select(static file => (file.Path, file.Content!))];
        }
    }

    /// <summary>The store's bytes are in its outbox before they are in a file.</summary>
    private static bool IsStores(IStore store, string path, string hash, long after) => store.Read((path, hash, after), static (session, file) =>
    {
        using IStatement select = session.Prepare("select 1 from engine_outbox where path = ?1 and hash = ?2 and sequence > ?3");
        select.BindText(1, file.path);
        select.BindText(2, file.hash);
        select.BindInt64(3, file.after);
        return select.MoveNext();
    });

    private static long LastSequence(IReadSession session)
    {
        using IStatement select = session.Prepare("select coalesce(max(sequence), 0) from engine_outbox");
        return select.MoveNext() ? select.GetInt64(0) : 0;
    }
}
