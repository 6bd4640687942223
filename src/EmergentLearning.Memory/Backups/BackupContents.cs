using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Snapshots;

namespace EmergentLearning.Memory.Backups;

/// <summary>A snapshot as the files of an archive.</summary>
/// <param name="snapshot">The files of the snapshot.</param>
/// <param name="store">Its database, open for reading.</param>
/// <param name="edits">What persons have changed.</param>
internal sealed class BackupContents(StoreSnapshot snapshot, IStore store, IReadOnlyList<(string Path, byte[] Content)> edits)
{
    public BackupManifest Describe(string name, DateTimeOffset madeAt) => store.Read(0, (session, _) => new BackupManifest
    {
        Name = name,
        MadeAt = madeAt,
        Learnings = Count(session, "select count(*) from learnings"),
        Heuristics = Count(session, "select count(*) from heuristics"),
        LastChange = Count(session, "select coalesce(max(sequence), 0) from engine_outbox"),
        ForeignKeyViolations = DatabaseVerdict.CountViolations(session),
        References = snapshot.References,
        Entries =
        [
            Of(ArchiveNames.Database, snapshot.Database),
            .. Packs().Select(static pack => Of(pack.Name, pack.Path)),
            .. Documents(session),
            .. edits.Select(static edit => new ArchiveEntry(
                ArchiveNames.Edits + edit.Path, edit.Content.Length, Convert.ToHexStringLower(SHA256.HashData(edit.Content)))),
        ],
    });

    /// <summary>Writes everything that the manifest lists, in its order.</summary>
    public void WriteTo(ArchiveWriter archive, BackupManifest manifest)
    {
        archive.Add(ArchiveNames.Manifest, ManifestJson.Write(manifest));
        AddFile(archive, ArchiveNames.Database, snapshot.Database);
        foreach ((string name, string path) in Packs())
            AddFile(archive, name, path);
        IEnumerable<string> files = manifest.Entries
            .Select(static entry => entry.Name)
            .Where(static name => name.StartsWith(ArchiveNames.Files, StringComparison.Ordinal));
        foreach (string name in files)
        {
            string path = name[ArchiveNames.Files.Length..];
            archive.Add(name, store.Read(path, static (session, path) => DocumentIndex.FindContent(session, path)) ?? []);
        }

        foreach ((string path, byte[] content) in edits)
            archive.Add(ArchiveNames.Edits + path, content);
    }

    private IEnumerable<(string Name, string Path)> Packs() => snapshot.Pack is { } pack
        ? ((string[])[pack.Pack, pack.Index]).Select(static path => (ArchiveNames.GitFolder + Path.GetFileName(path), path))
        : [];

    private static void AddFile(ArchiveWriter archive, string name, string path)
    {
        using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        archive.Add(name, bytes);
    }

    private static ArchiveEntry Of(string name, string path)
    {
        using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return new ArchiveEntry(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static IEnumerable<ArchiveEntry> Documents(IReadSession session)
    {
        using IStatement select = session.Prepare("select path, length(content), hash from engine_documents where hash is not null order by path");
        while (select.MoveNext())
            yield return new ArchiveEntry(ArchiveNames.Files + select.GetText(0), select.GetInt64(1), select.GetText(2));
    }

    private static long Count(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        return select.MoveNext() ? select.GetInt64(0) : 0;
    }
}
