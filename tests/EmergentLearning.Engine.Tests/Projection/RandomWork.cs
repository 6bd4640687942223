using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A random sequence of what the store, a person and a kill do to three files. Each thing written has a name of its own.</summary>
internal sealed class RandomWork(StoreBench bench, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _log = [];
    private CardStore? _store;
    private Kill _kill = new();
    private int _names;

    /// <summary>What the person wrote and did not take away.</summary>
    public HashSet<string> Written { get; } = [];

    /// <summary>What the store has made durable.</summary>
    public List<string> Recorded { get; } = [];

    public string Log => string.Join("; ", _log.Prepend($"seed {seed}"));

    public async Task RunAsync(int actions)
    {
        await ReopenAsync();
        for (int i = 0; i < actions; i++)
            await ActAsync(_random.Next(12));
        await _store!.DisposeAsync();
    }

    private Task ActAsync(int action) => action switch
    {
        <= 2 => RecordAsync(AnyPath()),
        3 => AppendAsync(AnyPath()),
        4 or 5 => PersonWritesAsync(AnyPath()),
        6 => PersonDeletesAsync(AnyPath()),
        7 => PersonStagesAsync(),
        8 => PersonCommitsAsync(),
        9 => ReopenAsync(),
        _ => CrashAsync(),
    };

    private async Task ReopenAsync()
    {
        _log.Add("open");
        if (_store is not null)
            await _store.DisposeAsync();
        _kill = new Kill();
        _store = await bench.OpenAsync(_kill.Options());
        // Rests when this returns: what a person does next meets files that nobody is writing.
        long last = _store.Engine.Read(0, static (session, _) => LastSequence(session));
        if (last > 0)
            await _store.Engine.ProjectAsync(last, Acknowledgement.Committed);
    }

    private async Task RecordAsync(string path)
    {
        string name = NewName("S");
        _log.Add($"record {name} {path}");
        Recorded.Add(name);
        await _store!.Engine.PutAsync(Acknowledgement.Committed, Change.Of(path, name + "\n", subject: name));
    }

    private async Task AppendAsync(string path)
    {
        string name = NewName("S");
        _log.Add($"append {name} {path}");
        Recorded.Add(name);
        await _store!.Engine.WriteAsync(
            transaction =>
            {
                transaction.TakeInEdit(path);
                string before = transaction.FindDocument(path) is { } content ? Encoding.UTF8.GetString(content) : "";
                return transaction.Project(Change.Of(path, $"{before}{name}\n", subject: name));
            },
            Acknowledgement.Committed);
    }

    private async Task CrashAsync()
    {
        ProjectionStep step = _random.GetItems(Enum.GetValues<ProjectionStep>(), 1)[0];
        _log.Add($"kill at {step}");
        _kill.At(step);
        Exception? killed = await Xunit.Record.ExceptionAsync(() => RecordAsync(AnyPath()));
        Assert.True(_kill.Happened || killed is null, $"{Log}: {killed}");
        if (_random.Next(2) == 0)
            await PersonWritesAsync(AnyPath());
        await ReopenAsync();
    }

    private Task PersonWritesAsync(string path)
    {
        string name = NewName("P");
        _log.Add($"write {name} {path}");
        Written.Add(name);
        bench.Write(path, (File.Exists(bench.PathOf(path)) ? bench.Read(path) : "") + name + "\n");
        return Task.CompletedTask;
    }

    private Task PersonDeletesAsync(string path)
    {
        _log.Add($"delete {path}");
        if (File.Exists(bench.PathOf(path)))
        {
            Written.ExceptWith(bench.Read(path).Split('\n'));
            File.Delete(bench.PathOf(path));
        }

        return Task.CompletedTask;
    }

    private Task PersonStagesAsync()
    {
        _log.Add("stage");
        bench.Git("add", "-A");
        return Task.CompletedTask;
    }

    private Task PersonCommitsAsync()
    {
        _log.Add("commit");
        bench.Git("add", "-A");
        bench.Git("commit", "-q", "--allow-empty", "-m", "person");
        return Task.CompletedTask;
    }

    private string AnyPath() => $"notes/{_random.Next(3)}.md";

    private string NewName(string prefix) => $"{prefix}{++_names:D3}";

    private static long LastSequence(IReadSession session)
    {
        using IStatement select = session.Prepare("select coalesce(max(sequence), 0) from engine_outbox");
        select.MoveNext();
        return select.GetInt64(0);
    }
}
