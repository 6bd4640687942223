using System.Collections.Concurrent;
using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;
using EmergentLearning.Engine.CrashLab.Work;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary>Records workloads, lets the power fail everywhere in them and in their recoveries, and holds what is left against what was promised.</summary>
/// <param name="recorder">Records them.</param>
/// <param name="scratch">An empty folder, best in memory.</param>
/// <param name="options">How much.</param>
internal sealed class StatesRun(Recorder recorder, string scratch, StatesOptions options)
{
    // Beside two that are crashed one waits for git, or for a recording.
    private const int AtOnce = 3;

    private readonly StatesReport _report = new();
    private readonly ConcurrentDictionary<string, JournalRun> _running = new(StringComparer.Ordinal);

    /// <summary>How many different states have been seen, those of the workloads that still run among them.</summary>
    private int Seen => _report.Distinct + _running.Values.Sum(run => run.States.Count);

    private bool IsEnough => options.StopAtFirst && _report.Violations.Count > 0;

    /// <summary>Runs it all.</summary>
    /// <exception cref="InvalidDataException">A recording is not true to what happened.</exception>
    public async Task<StatesReport> RunAsync()
    {
        // Whoever opens a store waits for its threads half of the time.
        using var queue = new CheckQueue(scratch, 2 * Environment.ProcessorCount);
        await Parallel.ForEachAsync(
            options.Workloads,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (name, _) => await RunAsync(queue, Workload.Find(name)).ConfigureAwait(false)).ConfigureAwait(false);
        _report.Opened = queue.Opened;
        return _report;
    }

    /// <summary>Records one workload.</summary>
    /// <exception cref="InvalidDataException">The recording is not true to what happened.</exception>
    public async Task<Journal> RecordAsync(string name)
    {
        string folder = Path.Join(scratch, name, "store");
        Directory.CreateDirectory(folder);
        Journal journal = await recorder.RunAsync(folder, Path.Join(scratch, name, "journal"), "work", name, folder).ConfigureAwait(false);
        if (Fidelity.Compare(journal, folder) is { Count: > 0 } differences)
            throw new InvalidDataException($"The recording of {name} is not true: {string.Join("; ", differences.Take(5))}.");
        return journal;
    }

    private async Task RunAsync(CheckQueue queue, Workload workload)
    {
        if (IsEnough || Seen >= options.Goal)
            return;

        Journal journal = await RecordAsync(workload.Name).ConfigureAwait(false);
        var judge = new Judge(new Promises(journal));
        var run = new JournalRun(workload.Name, journal.Entries, queue, judge, options.Budget)
        {
            ForGit = new StateSample(workload.UseGit ? options.GitSample : 0),
            ForRecovery = new StateSample(options.RecoverySample),
        };
        _running[workload.Name] = run;
        bool Enough() => IsEnough
            || (options.StopAtFirst && run.Violations.Count > 0)
            || options.IsPastGoal(workload.Name, Seen);
        await run.RunAsync(new DiskModel(), Enough).ConfigureAwait(false);
        _running.Remove(workload.Name, out _);
        _report.Add(new JournalReport(workload.Name, journal.Entries.Count, run.Made, run.States, run.Violations));
        if (!IsEnough)
            await WithGitAsync(queue, run.ForGit, judge, Path.Join(scratch, workload.Name, "git")).ConfigureAwait(false);
        if (!IsEnough)
            await RecoverAsync(queue, workload, journal, judge, run.ForRecovery).ConfigureAwait(false);
        Directory.Delete(Path.Join(scratch, workload.Name), recursive: true);
    }

    private async Task WithGitAsync(CheckQueue queue, StateSample sample, Judge judge, string folder)
    {
        var violations = new List<Violation>();
        int opened = 0;
        foreach ((CrashState state, int marks) in sample.States)
        {
            Directory.CreateDirectory(folder);
            state.WriteTo(folder, withGit: true);
            (Observation found, GitObservation git) = await new GitProbe(folder).RunAsync(judge.Promises.HasEdits(marks)).ConfigureAwait(false);
            Directory.Delete(folder, recursive: true);
            opened++;
            // The plan in the outbox holds: made again, on the same head, the commits are the same.
            Observation before = await queue.Observe(state.Key.Engine, () => state).ConfigureAwait(false);
            string? fault = judge.Find(found, git, marks) ?? before.Planned.Where(commit => !git.Commits.Contains(commit))
                .Select(commit => $"I5 the commit {commit} was noted before the power loss, and another one was made").FirstOrDefault();
            if (fault is not null)
                violations.Add(new Violation(state.Point, "with git: " + fault, "", []));
        }

        _report.AddGit(violations, opened);
    }

    private async Task RecoverAsync(CheckQueue queue, Workload workload, Journal journal, Judge judge, StateSample sample)
    {
        var recoveries = new RecoveryRun(recorder, queue, workload.Name, workload.UseGit);
        foreach ((CrashState state, int marks) in sample.States)
            recoveries.AddAfterPowerLoss(state, marks);
        // Without git a recovery takes a tenth of the time.
        foreach (int at in KillPoints(journal, options.KillSample * (workload.UseGit || options.StopAtFirst ? 1 : 10)))
            recoveries.AddAfterKill(ModelAt(journal, at), [.. journal.Entries.Take(at)], journal.Entries.Take(at).Count(entry => entry.Kind == JournalKind.Mark));
        IReadOnlyList<JournalReport> reports = await recoveries.RunAsync(
            Path.Join(scratch, workload.Name, "recoveries"), judge, options.RecoveryBudget, () => IsEnough).ConfigureAwait(false);
        foreach (JournalReport report in reports)
            _report.Add(report);
        _report.AddRecoveries(reports.Count);
    }

    /// <summary>Evenly over the part of the journal that is crashed.</summary>
    private static IEnumerable<int> KillPoints(Journal journal, int most)
    {
        int first = Math.Max(0, journal.Entries.ToList().FindIndex(JournalRun.IsSettling)) + 1;
        int kills = Math.Min(most, journal.Entries.Count - first);
        for (int i = 1; i <= kills; i++)
            yield return first + ((journal.Entries.Count - first) * i / (kills + 1));
    }

    private static DiskModel ModelAt(Journal journal, int entries)
    {
        var model = new DiskModel();
        for (int i = 0; i < entries; i++)
        {
            model.Apply(journal.Entries[i], i);
            if (JournalRun.IsSettling(journal.Entries[i]))
                model.Settle();
        }

        return model;
    }
}
