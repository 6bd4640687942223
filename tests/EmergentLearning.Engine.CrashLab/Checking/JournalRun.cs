using System.Collections.Concurrent;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>Lets the power fail at every point of one journal, and holds what is left against what was promised.</summary>
/// <param name="name">What the journal is of.</param>
/// <param name="journal">The journal.</param>
/// <param name="queue">Who looks at the states.</param>
/// <param name="budget">How many.</param>
internal sealed class JournalRun(string name, Journal journal, CheckQueue queue, StateBudget budget)
{
    private readonly Judge _judge = new(new Promises(journal));
    private readonly HashSet<((ulong, ulong) Engine, (ulong, ulong) Git)> _states = [];
    private readonly HashSet<((ulong, ulong) Engine, (ulong, ulong) Git, int Marks)> _asked = [];
    private readonly ConcurrentDictionary<string, string?> _verdicts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Violation> _violations = new();
    private readonly List<Task> _open = [];

    public string Name => name;

    /// <summary>How many different folders the power loss can leave, of those that were made.</summary>
    public int Distinct => _states.Count;

    /// <summary>How many were made, the same ones counted again.</summary>
    public long Made { get; private set; }

    public IReadOnlyCollection<Violation> Violations => _violations;

    /// <summary>The states themselves; the hash of a folder.</summary>
    public IReadOnlyCollection<((ulong, ulong) Engine, (ulong, ulong) Git)> States => _states;

    /// <summary>Makes all states and has them looked at; ends when all verdicts are there.</summary>
    /// <param name="model">The disk before the first entry.</param>
    /// <param name="stopAtFirst">Whether one broken promise is enough.</param>
    public async Task RunAsync(DiskModel model, bool stopAtFirst)
    {
        var tree = new StateTree(model);
        int marks = 0;
        bool settled = !journal.Entries.Any(IsSettling);
        for (int i = 0; i < journal.Entries.Count; i++)
        {
            JournalEntry entry = journal.Entries[i];
            int before = model.Pending.Count;
            bool added = model.Apply(entry, i);
            marks += entry.Kind == JournalKind.Mark ? 1 : 0;
            if (IsSettling(entry))
            {
                model.Settle();
                settled = true;
            }

            if (settled)
                Enumerate(tree, i + 1, marks, added && model.Pending.Count == before + 1);
            if (stopAtFirst && !_violations.IsEmpty)
                break;
        }

        await Task.WhenAll(_open).ConfigureAwait(false);
    }

    private static bool IsSettling(JournalEntry entry) => entry.Kind == JournalKind.Mark && entry.Text == "settled";

    private void Enumerate(StateTree tree, int entries, int marks, bool newestOnly)
    {
        DiskUnit[] pending = tree.Begin();
        foreach (Choice[] choices in new ChoiceSource(pending, newestOnly, budget).All())
        {
            tree.Complete(pending, choices);
            Made++;
            ((ulong, ulong) engine, (ulong, ulong) git) = tree.Hash(choices);
            _states.Add((engine, git));
            if (!_asked.Add((engine, git, marks)))
                continue;

            CrashState State() => new(CrashPoint.Of(name, entries, choices), tree.List(choices));
            Task<Observation> observed = queue.Observe(engine, State);
            GitObservation read = queue.ReadGit(git, State);
            _open.Add(JudgeAsync(observed, read, entries, marks, pending, choices));
            if (_open.Count > 20_000)
                _open.RemoveAll(static task => task.IsCompletedSuccessfully);
        }
    }

    private async Task JudgeAsync(Task<Observation> observed, GitObservation git, int entries, int marks, DiskUnit[] pending, Choice[] choices)
    {
        Observation found = await observed.ConfigureAwait(false);
        string question = $"{marks}\n{git.Digest()}\n{found.Digest()}";
        string? fault = _verdicts.GetOrAdd(question, _ => _judge.Find(found, git, marks));
        if (fault is null)
            return;

        IEnumerable<string> lost = pending.Zip(choices)
            .Where(pair => pair.Second != Choice.Whole)
            .Select(pair => $"{journal.Entries[pair.First.Entry]}{(pair.Second == Choice.Omitted ? "" : $" ({pair.Second})")}");
        _violations.Enqueue(new Violation(CrashPoint.Of(name, entries, choices), fault, journal.Entries[entries - 1].ToString(), [.. lost]));
    }
}
