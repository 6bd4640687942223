using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>What must hold of a store after whatever happened, once it was opened again.</summary>
internal static class StoreInspection
{
    /// <summary>Looks at the acknowledged files as they were left, then has the engine recover, then looks at everything.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string root, Ledger ledger, bool git)
    {
        List<string> wrong = [.. CheckAcknowledgedFiles(root, ledger)];
        EntryStore store = await EntryStore.OpenAsync(root, FaultScenarios.Options(git)).ConfigureAwait(false);
        // A store that cannot be written any more is not recovered. Its highest level comes after all that was pending.
        Entry after = await store.Entries.InsertAsync(
            new Entry { Name = "inspection", Text = "new" }, git ? Acknowledgement.Committed : Acknowledgement.Projected).ConfigureAwait(false);
        ledger.Expect(after.Name, after.Text);
        await store.DisposeAsync().ConfigureAwait(false);

        using (var reader = new ReadOnlyScope(EntryStore.OpenReadOnly(root)))
            wrong.AddRange(reader.Store.Engine.Read((root, ledger, git), static (session, at) => CheckAll(session, at.root, at.ledger, at.git)));
        if (git)
            wrong.AddRange(await GitInspection.RunAsync(root).ConfigureAwait(false));
        wrong.AddRange(Directory.EnumerateFiles(root, "*.eltmp", SearchOption.AllDirectories).Select(path => $"a temporary file is left: {path}"));
        if (PassMarker.Exists(Path.Join(root, ".elf")))
            wrong.Add("the marker of a pass is left");
        return wrong;
    }

    private static IEnumerable<string> CheckAcknowledgedFiles(string root, Ledger ledger)
    {
        foreach ((string name, Acknowledgement level, Entry? entry) in ledger.Acknowledged)
        {
            if (level == Acknowledgement.Durable || entry is null)
                continue;
            string path = Path.Join(root, "entries", entry.Name, $"{entry.Id}.md");
            if (!File.Exists(path) || !File.ReadAllText(path).Contains(entry.Text, StringComparison.Ordinal))
                yield return $"{name} was acknowledged as {level}, and {path} {(File.Exists(path) ? $"has '{File.ReadAllText(path)}'" : "is absent")}";
        }
    }

    private static List<string> CheckAll(IReadSession session, string root, Ledger ledger, bool git)
    {
        List<string> wrong =
        [
            .. RowInspection.Check(session, "select name, text from entries", ledger),
            .. RowInspection.CheckIntegrity(session),
            .. DocumentIndex.ReadQueuedPaths(session).Select(path => $"still queued: {path}"),
            .. CheckFiles(root, DocumentIndex.ReadHashes(session)),
        ];
        if (git)
            wrong.AddRange(DocumentIndex.ReadUncommittedPaths(session).Select(path => $"still not committed: {path}"));
        long rows = Count(session, "select count(*) from entries");
        long documents = Count(session, "select count(*) from engine_documents where hash is not null");
        if (rows != documents)
            wrong.Add($"{rows} rows have {documents} documents");
        return wrong;
    }

    private static IEnumerable<string> CheckFiles(string root, IReadOnlyDictionary<string, string> hashes)
    {
        foreach ((string path, string hash) in hashes)
        {
            string full = Path.Join(root, path);
            if (!File.Exists(full) || FileContent.Hash(File.ReadAllBytes(full)) != hash)
                yield return $"the file is not as the store holds it: {path}";
        }

        string folder = Path.Join(root, "entries");
        if (!Directory.Exists(folder))
            yield break;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!hashes.ContainsKey(Path.GetRelativePath(root, file).Replace('\\', '/')))
                yield return $"a file that no record has: {file}";
        }
    }

    private static long Count(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        select.MoveNext();
        return select.GetInt64(0);
    }

    /// <summary>Closing a reader waits for nothing.</summary>
    private sealed class ReadOnlyScope(EntryStore store) : IDisposable
    {
        public EntryStore Store => store;

        public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
