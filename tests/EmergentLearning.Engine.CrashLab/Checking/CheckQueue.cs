using System.Collections.Concurrent;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>
/// Has the engine open each folder that it can tell from the others, once, on several threads. What git holds is read beside it: an
/// engine that was told to do without git does not look into <c>.git</c>, so the two parts of a state can be looked at apart. Thread-safe.
/// </summary>
internal sealed class CheckQueue : IDisposable
{
    private const int TwiceEvery = 16;

    private readonly ConcurrentDictionary<(ulong, ulong), Task<Observation>> _engine = new();
    private readonly ConcurrentDictionary<(ulong, ulong), GitObservation> _git = new();
    private readonly BlockingCollection<(CrashState State, bool Twice, TaskCompletionSource<Observation> Found)> _work = new(boundedCapacity: 512);
    // One for all that are equal: there are a hundred thousand states, and a few hundred outcomes.
    private readonly ConcurrentDictionary<int, Observation> _outcomes = new();
    private readonly ConcurrentDictionary<int, GitObservation> _branches = new();
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
        // Most once: what a second opening finds, and what a life after it does, is looked at in every so many.
        _work.Add((written, hash.Item1 % TwiceEvery == 0, found));
        return found.Task;
    });

    public GitObservation ReadGit((ulong, ulong) hash, Func<CrashState> state) => _git.GetOrAdd(hash, _ =>
    {
        GitObservation found = _reader.Read(state().Files);
        return _branches.GetOrAdd(found.Id, found);
    });

    private static async Task<Observation> Probe(string folder, bool twice)
    {
        Observation found = await new EngineProbe(folder, useGit: false).RunAsync().ConfigureAwait(false);
        if (twice && found.Faults.Count == 0)
            await new AfterlifeProbe(folder, useGit: false).RunAsync(found).ConfigureAwait(false);
        return found;
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (Thread worker in _workers)
            worker.Join();
        _work.Dispose();
    }

    private void Work(int number)
    {
        string folder = Path.Join(_scratch, $"open-{number}");
        foreach ((CrashState state, bool twice, TaskCompletionSource<Observation> found) in _work.GetConsumingEnumerable())
            Open(state, folder, twice, found);
    }

    private void Open(CrashState state, string folder, bool twice, TaskCompletionSource<Observation> found)
    {
        try
        {
            Directory.CreateDirectory(folder);
            state.WriteTo(folder, withGit: false);
            Observation outcome = Probe(folder, twice).GetAwaiter().GetResult();
            found.SetResult(_outcomes.GetOrAdd(outcome.Id, outcome));
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
