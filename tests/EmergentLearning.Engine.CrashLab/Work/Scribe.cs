using System.Globalization;
using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>Writes to a store and, in the journal, what it asked for before and what it was promised after. Thread-safe.</summary>
/// <param name="root">The store's folder.</param>
/// <param name="marks">The journal.</param>
/// <param name="options">How the store is opened.</param>
internal sealed class Scribe(string root, RecorderMarks marks, StoreOptions options)
{
    private readonly Lock _gate = new();
    private IStore? _store;
    private int _operation;

    public async Task OpenAsync() =>
        _store = await StoreHost.OpenAsync(root, LabStore.Schema, options).ConfigureAwait(false);

    public async Task CloseAsync()
    {
        await _store!.DisposeAsync().ConfigureAwait(false);
        marks.Write("closed");
    }

    /// <summary>From here on the workload is crashed; what came before is as durable as a folder from last week.</summary>
    public void Settle() => marks.Write("settled");

    /// <summary>Carries out changes in one transaction: all or nothing.</summary>
    public async Task DoAsync(Acknowledgement level, params Change[] changes)
    {
        int operation;
        lock (_gate)
        {
            operation = ++_operation;
            marks.Write(Lines($"begin {operation}", changes.Select(change => $"{change.Key}\t{change.Asked}")));
        }

        (string Key, string Whole)[] written = await _store!.WriteAsync(
            transaction => changes.Select(change => (change.Key, change.Carry(transaction))).ToArray(), level).ConfigureAwait(false);
        var promised = written.Select(change => $"{change.Key}\t{change.Whole}").ToList();
        if (level == Acknowledgement.Committed)
            promised.AddRange(CommitsOf(changes.Select(change => change.Key).ToHashSet(StringComparer.Ordinal)));
        marks.Write(Lines($"ack {operation} {level}", promised));
    }

    /// <summary>A person saves a file the way a simple editor does: emptied, written, not synced.</summary>
    public void Edit(string name, string text)
    {
        string path = _store!.Read(name, static (session, asked) => PathOf(session, asked));
        marks.Write($"edit {path}");
        File.WriteAllText(Path.Combine(root, path), text);
    }

    /// <summary>Also a person: a file where the engine has not written yet.</summary>
    public void Plant(string path, string text)
    {
        marks.Write($"edit {path}");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
        File.WriteAllText(Path.Combine(root, path), text);
    }

    private static string Lines(string head, IEnumerable<string> lines) => new StringBuilder(head).Append('\n').AppendJoin('\n', lines).ToString();

    private static string PathOf(IReadSession session, string name)
    {
        using IStatement find = session.Prepare("select topic, id from notes where name = ?1");
        find.BindText(1, name);
        return find.MoveNext()
            ? string.Create(CultureInfo.InvariantCulture, $"notes/{find.GetText(0)}/{find.GetInt64(1)}.md")
            : throw new InvalidOperationException($"No note {name}.");
    }

    /// <summary>Each record's newest commit: this is the one that was promised.</summary>
    private List<string> CommitsOf(HashSet<string> keys) => _store!.Read(keys, static (session, wanted) =>
    {
        var commits = new List<string>();
        using IStatement select = session.Prepare(
            "select n.name, o.commit_id from notes n join engine_outbox o on o.path = 'notes/' || n.topic || '/' || n.id || '.md' "
            + "where o.sequence = (select max(sequence) from engine_outbox m where m.path = o.path) and o.commit_id is not null");
        while (select.MoveNext())
        {
            if (wanted.Contains("note:" + select.GetText(0)))
                commits.Add($"commit\t{select.GetText(1)}");
        }

        return commits;
    });
}
