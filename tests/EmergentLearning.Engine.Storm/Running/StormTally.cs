using System.Collections.Concurrent;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Storm.Running;

/// <summary>What happened in a storm, counted. Thread-safe.</summary>
internal sealed class StormTally
{
    // A broken engine breaks everything; the first few say enough.
    private const int MostViolations = 200;

    private readonly ConcurrentDictionary<KillKind, int> _kills = new();
    private readonly ConcurrentDictionary<Acknowledgement, int> _acknowledgements = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentQueue<double> _recoveries = new();

    /// <summary>The processes that were killed, by when.</summary>
    public IReadOnlyDictionary<KillKind, int> Kills => _kills;

    public int AllKills => _kills.Values.Sum();

    /// <summary>Promises that writers got, by level.</summary>
    public IReadOnlyDictionary<Acknowledgement, int> Acknowledgements => _acknowledgements;

    /// <summary>Everything else that is counted, by name.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>How long each recovery took, from the start of the open to the first read and the first acknowledged write, in milliseconds.</summary>
    public IReadOnlyCollection<double> Recoveries => _recoveries;

    /// <summary>Promises that were broken.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    public void CountKill(KillKind kind) => _kills.AddOrUpdate(kind, 1, static (_, count) => count + 1);

    public void CountAcknowledgement(Acknowledgement level) => _acknowledgements.AddOrUpdate(level, 1, static (_, count) => count + 1);

    public void Count(string what, int howMany = 1) => _counts.AddOrUpdate(what, howMany, (_, count) => count + howMany);

    public void AddRecovery(double milliseconds) => _recoveries.Enqueue(milliseconds);

    public void AddViolation(string what)
    {
        if (_violations.Count < MostViolations)
            _violations.Enqueue(what);
    }
}
