using System.Collections.Concurrent;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>
/// Has the engine open each folder that it can tell from the others, once, on several threads. What git holds is read beside it: an
/// engine that was told to do without git does not look into <c>.git</c>, so the two parts of a state can be looked at apart.
/// </summary>
internal sealed class CheckQueue : IDisposable
{
    private readonly ConcurrentDictionary<(ulong, ulong), Task<Observation>> _engine = new();
    private readonly ConcurrentDictionary<(ulong, ulong), GitObservation> _git = new();
    private readonly BlockingCollection<Action> _work = new(boundedCapacity: 512);
    private readonly GitReader _reader = new();
    private readonly Thread[] _workers;
    private readonly string _scratch;

    public CheckQueue(string scratch, int workers)
    {
        _scratch = scratch;
        _workers = [.. Enumerable.Range(0, workers).Select(number => new Thread(() => Work(number)) { IsBackground = true })];
        foreach (Thread worker in _workers)
            worker.Start();
    }

    /// <summary>How many folders the engine opened.</summary>
    public int Opened => _engine.Count;

    /// <summary>How many git folders were read.</summary>
    public int GitFolders => _git.Count;

    /// <summary>What the engine finds in a state; the same task for the same content.</summary>
    public Task<Observation> Observe((ulong, ulong) hash, Func<CrashState> state) => _engine.GetOrAdd(hash, _ =>
    {
        CrashState written = state();
        var found = new TaskCompletionSource<Observation>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => Open(written, found));
        return found.Task;
    });

    public GitObservation ReadGit((ulong, ulong) hash, Func<CrashState> state) => _git.GetOrAdd(hash, _ => _reader.Read(state().Files));

    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (Thread worker in _workers)
            worker.Join();
        _work.Dispose();
    }

    [ThreadStatic]
    private static string? _folder;

    private void Work(int number)
    {
        _folder = Path.Join(_scratch, $"open-{number}");
        foreach (Action action in _work.GetConsumingEnumerable())
            action();
    }

    private static void Open(CrashState state, TaskCompletionSource<Observation> found)
    {
        string folder = _folder!;
        try
        {
            Directory.CreateDirectory(folder);
            state.WriteTo(folder, withGit: false);
            found.SetResult(new EngineProbe(folder, useGit: false).RunAsync().GetAwaiter().GetResult());
        }
#pragma warning disable CA1031 // Whatever it is, whoever asked must hear of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            found.SetException(e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
