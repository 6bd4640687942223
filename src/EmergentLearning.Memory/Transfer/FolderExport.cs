using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Transfer;

/// <summary>
/// Every file of the store into a folder, out of the database: an imported file under the path it was imported from, byte for byte.
/// </summary>
/// <param name="store">The store.</param>
internal sealed class FolderExport(IStore store)
{
    public ExportReport Run(string folder, IProgress<SyncProgress>? progress)
    {
        string target = Path.GetFullPath(folder);
        DirectorySync.CreateDurable(target);
        List<(string Path, string Target)> documents = store.Read(0, static (session, _) => Plan(session));
        var written = new List<string>();
        var refused = new List<string>();
        int unchanged = 0;
        foreach ((string path, string name) in documents)
        {
            progress?.Report(new SyncProgress("Exporting", written.Count + unchanged, documents.Count));
            switch (Write(target, path, name))
            {
                case true:
                    written.Add(name);
                    break;
                case false:
                    unchanged++;
                    break;
                case null:
                    refused.Add(name);
                    break;
            }
        }

        return new ExportReport(written, unchanged, refused);
    }

    /// <summary>True when written, false when it was there, null when something else was.</summary>
    private bool? Write(string folder, string path, string name)
    {
        SafePath.EnsureInside(folder, name);
        SafePath.RefuseLinks(folder, name);
        byte[] content = store.Read(path, static (session, path) => DocumentIndex.FindContent(session, path)) ?? [];
        string target = Path.Combine(folder, name);
        if (FileContent.ReadIfExists(target) is { } existing)
            return existing.AsSpan().SequenceEqual(content) ? false : null;

        DirectorySync.CreateDurable(Path.GetDirectoryName(target)!);
        return AtomicFile.TryCreate(target, content) ? true : null;
    }

    private static List<(string Path, string Target)> Plan(IReadSession session)
    {
        Dictionary<string, string> sources = session
            .List<ImportedDocument, int>("order by id", 0, static (_, _) => { })
            .GroupBy(entry => entry.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().SourcePath, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var plan = new List<(string, string)>();
        // Imported files first: their own paths are promised to them.
        foreach (string path in DocumentIndex.ReadHashes(session).Keys.OrderBy(path => sources.ContainsKey(path) ? 0 : 1))
        {
            string name = sources.GetValueOrDefault(path, path);
            if (!taken.Add(name))
                taken.Add(name = path);
            plan.Add((path, name));
        }

        return plan;
    }
}
