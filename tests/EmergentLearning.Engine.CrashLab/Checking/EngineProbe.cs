using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Work;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>Opens a folder with the real engine, lets it recover, and notes what is there.</summary>
/// <param name="folder">The folder.</param>
/// <param name="useGit">Whether the engine works with git.</param>
internal sealed class EngineProbe(string folder, bool useGit)
{
    private readonly Observation _found = new();

    /// <summary>Opens, recovers, looks, closes.</summary>
    public async Task<Observation> RunAsync()
    {
        Dictionary<string, byte[]> before = NoteFiles();
        foreach (string path in before.Keys)
            _found.PathsBefore.Add(path);
        try
        {
            IStore store = await StoreHost.OpenAsync(folder, LabStore.Schema, Options(useGit)).ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
            {
                await SettleAsync(store).ConfigureAwait(false);
                store.Read((this, before), static (session, state) => state.Item1.Look(session, state.before));
            }
        }
#pragma warning disable CA1031 // Whatever the engine throws at a folder that it ought to recover is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _found.Faults.Add($"I0 the store does not open: {e.GetType().Name}: {e.Message.Replace(folder, "", StringComparison.Ordinal)}");
        }

        LookForLeftovers();
        return _found;
    }

    public static StoreOptions Options(bool useGit) => new() { UseGit = useGit, Clock = new LabClock(), AllowForeignFolder = true };

    /// <summary>Waits until the recovery that opening began is over.</summary>
    private async Task SettleAsync(IStore store)
    {
        _found.LastSequence = store.Read(0, static (session, _) => Number(session, "select coalesce(max(sequence), 0) from engine_outbox"));
        if (_found.LastSequence == 0)
            return;

        ProjectionState state = await store.ProjectAsync(
            _found.LastSequence, useGit ? Acknowledgement.Committed : Acknowledgement.Projected).ConfigureAwait(false);
        if (state.Problem is not null)
            _found.Faults.Add($"I4 {state.Path} is not projected: {state.Problem}");
    }

    private bool Look(IReadSession session, Dictionary<string, byte[]> before)
    {
        CheckDatabase(session);
        Dictionary<string, string> documents = Documents(session);
        Dictionary<string, byte[]> after = NoteFiles();
        ReadRows(session, before, after);
        CheckDocuments(documents, after);
        CheckKept(session, documents, before, after);
        using IStatement commits = session.Prepare("select distinct commit_id, state >= 2 from engine_outbox where commit_id is not null");
        while (commits.MoveNext())
            _ = (commits.GetInt64(1) != 0 ? _found.Commits : _found.Planned).Add(commits.GetText(0));
        // The index of git is entered behind the commit, and looked at by git's own status.
        if (Number(session, useGit ? "select count(*) from engine_outbox where state < 2" : "select count(*) from engine_outbox where state = 0") > 0)
            _found.Faults.Add("I4 the recovery left something in the outbox");
        return true;
    }

    private void CheckDatabase(IReadSession session)
    {
        using (IStatement integrity = session.Prepare("pragma integrity_check"))
        {
            if (!integrity.MoveNext() || integrity.GetText(0) != "ok")
                _found.Faults.Add("I3 integrity_check: " + integrity.GetText(0));
        }

        using IStatement keys = session.Prepare("pragma foreign_key_check");
        if (keys.MoveNext())
            _found.Faults.Add("I3 foreign_key_check: " + keys.GetText(0));
    }

    private void ReadRows(IReadSession session, Dictionary<string, byte[]> before, Dictionary<string, byte[]> after)
    {
        var format = new RecordFileFormat<Note>();
        foreach (Note note in Rows<Note>(session))
        {
            AddRow(LabRecords.KeyOf(note), LabRecords.Whole(note));
            string path = PathOf(note);
            byte[] right = format.Render(note, null);
            if (!after.TryGetValue(path, out byte[]? file))
                _found.FileFaults.Add((path, "I4 the file of a row is missing"));
            else if (!file.AsSpan().SequenceEqual(right))
                _found.FileFaults.Add((path, "I4 the file of a row has other bytes than its row"));
            if (before.TryGetValue(path, out byte[]? old) && old.AsSpan().SequenceEqual(right))
                _found.FilesBefore.Add(LabRecords.KeyOf(note));
        }

        foreach (Tally tally in Rows<Tally>(session))
            AddRow(LabRecords.KeyOf(tally), LabRecords.Whole(tally));
    }

    private void AddRow(string key, string whole)
    {
        if (!_found.Rows.TryGetValue(key, out List<string>? values))
            _found.Rows[key] = values = [];
        values.Add(whole);
    }

    /// <summary>Each document is a file, and each file a document.</summary>
    private void CheckDocuments(Dictionary<string, string> documents, Dictionary<string, byte[]> after)
    {
        foreach ((string path, string hash) in documents)
        {
            if (!after.TryGetValue(path, out byte[]? file))
                _found.FileFaults.Add((path, "I4 the file of a document is missing"));
            else if (FileContent.Hash(file) != hash)
                _found.FileFaults.Add((path, "I4 a file differs from its document"));
        }

        foreach (string path in after.Keys.Where(path => !documents.ContainsKey(path)))
            _found.FileFaults.Add((path, "I4 a file has no document"));
    }

    /// <summary>Bytes that the engine never wrote are somebody's, and must be somewhere afterwards.</summary>
    private void CheckKept(IReadSession session, Dictionary<string, string> documents, Dictionary<string, byte[]> before, Dictionary<string, byte[]> after)
    {
        var still = after.Values.Select(bytes => FileContent.Hash(bytes)).Concat(documents.Values).ToHashSet(StringComparer.Ordinal);
        foreach ((string path, byte[] bytes) in before)
        {
            string hash = FileContent.Hash(bytes);
            if (still.Contains(hash))
                continue;
            using IStatement ours = session.Prepare("select 1 from engine_outbox where path = ?1 and on_disk = 0 and (hash = ?2 or previous_hash = ?2)");
            ours.BindText(1, path);
            ours.BindText(2, hash);
            if (!ours.MoveNext())
                _found.Faults.Add($"P5 what somebody wrote to {path} is gone");
        }
    }

    private void LookForLeftovers()
    {
        if (Directory.EnumerateFiles(folder, "*.eltmp", SearchOption.AllDirectories).Any())
            _found.Faults.Add("I7 a temporary file is left");
        if (File.Exists(Path.Join(folder, ".elf", "projecting")))
            _found.Faults.Add("I7 the marker of a pass is left");
    }

    private Dictionary<string, byte[]> NoteFiles()
    {
        string notes = Path.Join(folder, "notes");
        return !Directory.Exists(notes) ? [] : Directory.EnumerateFiles(notes, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".eltmp", StringComparison.Ordinal))
            .ToDictionary(path => path[(folder.Length + 1)..], File.ReadAllBytes, StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Documents(IReadSession session)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        using IStatement select = session.Prepare("select path, hash from engine_documents where hash is not null");
        while (select.MoveNext())
            documents.Add(select.GetText(0), select.GetText(1));
        return documents;
    }

    private static List<TRecord> Rows<TRecord>(IReadSession session)
        where TRecord : class, IRecord<TRecord>
    {
        string columns = string.Join(", ", TRecord.TableSchema.Columns.Select(column => column.Name));
        using IStatement select = session.Prepare($"select {columns} from {TRecord.TableSchema.Name} order by id");
        var rows = new List<TRecord>();
        while (select.MoveNext())
            rows.Add(TRecord.ReadRow(select));
        return rows;
    }

    private static string PathOf<TRecord>(TRecord record)
        where TRecord : class, IRecord<TRecord> => TRecord.FileProjection!.GetPath(record);

    private static long Number(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        return select.MoveNext() ? select.GetInt64(0) : 0;
    }
}
