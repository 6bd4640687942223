using System.Collections.Concurrent;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>Lets the power fail at every point of one journal, and holds what is left against what was promised.</summary>
/// <param name="name">What the journal is of.</param>
/// <param name="journal">The journal.</param>
/// <param name="queue">Who looks at the states.</param>
/// <param name="judge">What was promised.</param>
/// <param name="budget">How many.</param>
internal sealed class JournalRun(string name, IReadOnlyList<JournalEntry> journal, CheckQueue queue, Judge judge, StateBudget budget)
{
    // So many verdicts may be awaited before the finished ones are let go.
    private const int MostOpen = 20_000;

    private readonly HashSet<StateKey> _states = [];
    private readonly HashSet<(StateKey State, int Marks)> _asked = [];
    private readonly ConcurrentDictionary<(int Marks, int Git, int Engine), string?> _verdicts = new();
    private readonly ConcurrentQueue<Violation> _violations = new();
    private readonly List<Task> _open = [];

    /// <summary>A few of the states, for real git.</summary>
    public StateSample ForGit { get; init; } = new(0);

    /// <summary>A few of the states, for a power loss during their recovery.</summary>
    public StateSample ForRecovery { get; init; } = new(0);

    /// <summary>In a recovery: how many marks the workload had written when it was cut short. Default: the journal's own marks count.</summary>
    public int? FixedMarks { get; init; }

    /// <summary>From which entry on the power may fail; the model has those before. Default: from the first.</summary>
    public int From { get; init; }

    /// <summary>The different folders that were made.</summary>
    public IReadOnlySet<StateKey> States => _states;

    /// <summary>How many were made, the same ones counted again.</summary>
    public long Made { get; private set; }

    public IReadOnlyCollection<Violation> Violations => _violations;

    /// <summary>Makes all states and has them looked at; ends when all verdicts are there.</summary>
    /// <param name="model">The disk before the first entry.</param>
    /// <param name="isEnough">Whether enough has been seen.</param>
    public async Task RunAsync(DiskModel model, Func<bool> isEnough)
    {
        var tree = new StateTree(model);
        int marks = FixedMarks ?? 0;
        bool settled = From > 0 || !journal.Any(IsSettling);
        for (int i = From; i < journal.Count && !isEnough(); i++)
        {
            JournalEntry entry = journal[i];
            int before = model.Pending.Count;
            bool added = model.Apply(entry, i);
            marks += FixedMarks is null && entry.Kind == JournalKind.Mark ? 1 : 0;
            if (IsSettling(entry))
            {
                model.Settle();
                settled = true;
            }

            if (settled)
                Enumerate(tree, i + 1, marks, added && model.Pending.Count == before + 1);
        }

        await Task.WhenAll(_open).ConfigureAwait(false);
    }

    /// <summary>A mark behind which everything before it is as durable as a folder from last week.</summary>
    internal static bool IsSettling(JournalEntry entry) => entry.Kind == JournalKind.Mark && entry.Text == "settled";

    private void Enumerate(StateTree tree, int entries, int marks, bool newestOnly)
    {
        DiskUnit[] pending = tree.Begin();
        foreach (Choice[] choices in new ChoiceSource(pending, newestOnly, budget).All())
        {
            tree.Complete(pending, choices);
            Made++;
            StateKey key = tree.Hash(choices);
            _states.Add(key);
            if (!_asked.Add((key, marks)))
                continue;

            CrashState State() => new(CrashPoint.Of(name, entries, choices), key, tree.List(choices));
            ForGit.Offer(key.Scatter(1), marks, State);
            ForRecovery.Offer(key.Scatter(2), marks, State);
            _open.Add(JudgeAsync(queue.Observe(key.Engine, State), queue.ReadGit(key.Git, State), entries, marks, pending, choices));
            if (_open.Count > MostOpen)
                _open.RemoveAll(static task => task.IsCompletedSuccessfully);
        }
    }

    private async Task JudgeAsync(Task<Observation> observed, GitObservation git, int entries, int marks, DiskUnit[] pending, Choice[] choices)
    {
        Observation found = await observed.ConfigureAwait(false);
        string? fault = _verdicts.GetOrAdd((marks, git.Id, found.Id), _ => judge.Find(found, git, marks));
        if (fault is null)
            return;

        IEnumerable<string> lost = pending.Zip(choices)
            .Where(pair => pair.Second != Choice.Whole)
            .Select(pair => $"{journal[pair.First.Entry]}{(pair.Second == Choice.Omitted ? "" : $" ({pair.Second})")}");
        _violations.Enqueue(new Violation(CrashPoint.Of(name, entries, choices), fault, journal[entries - 1].ToString(), [.. lost]));
    }
}
