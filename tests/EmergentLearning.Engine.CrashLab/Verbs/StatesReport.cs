using System.Globalization;
using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary>What a run of <c>crashlab states</c> found.</summary>
internal sealed class StatesReport
{
    private readonly Lock _gate = new();
    private readonly HashSet<StateKey> _states = [];
    private readonly List<string> _lines = [];
    private readonly List<Violation> _violations = [];

    /// <summary>How many different folders a power loss left, over all journals.</summary>
    public int Distinct
    {
        get
        {
            lock (_gate)
                return _states.Count;
        }
    }

    /// <summary>How many of them the engine opened.</summary>
    public int Opened { get; set; }

    /// <summary>How many were opened with real git, too.</summary>
    public int WithGit { get; private set; }

    /// <summary>How many recoveries were cut short themselves.</summary>
    public int Recoveries { get; private set; }

    public IReadOnlyList<Violation> Violations
    {
        get
        {
            lock (_gate)
                return [.. _violations];
        }
    }

    public void Add(JournalReport journal)
    {
        lock (_gate)
        {
            int before = _states.Count;
            _states.UnionWith(journal.States);
            _violations.AddRange(journal.Violations);
            _lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{journal.Name,-28}{journal.Entries,9}{journal.Made,12}{_states.Count - before,12}{journal.Violations.Count,12}"));
        }
    }

    public void AddGit(IEnumerable<Violation> violations, int opened)
    {
        lock (_gate)
        {
            _violations.AddRange(violations);
            WithGit += opened;
        }
    }

    public void AddRecoveries(int recoveries)
    {
        lock (_gate)
            Recoveries += recoveries;
    }

    /// <summary>A table for people.</summary>
    public string Table()
    {
        lock (_gate)
        {
            return string.Join('\n', _lines.Prepend($"{"journal",-28}{"entries",9}{"made",12}{"distinct",12}{"broken",12}")) + string.Create(
                CultureInfo.InvariantCulture,
                $"\n{_states.Count} distinct states, {Opened} folders opened by the engine, {WithGit} of them with git, {Recoveries} recoveries cut short, {_violations.Count} broken promises");
        }
    }

    /// <summary>Each kind of broken promise once, with the way to see it again.</summary>
    public string Describe() => string.Join('\n', Violations.GroupBy(violation => violation.Fault).Take(10).Select(same => $"{same.Count()} x {same.First()}"));
}
