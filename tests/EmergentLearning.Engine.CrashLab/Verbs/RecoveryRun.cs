using System.Globalization;
using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary>
/// The power fails again while the engine recovers. Two ways to get there: after a power loss, when everything that is left is on the
/// disk; and after a kill, when the recovery builds on changes that are still pending.
/// </summary>
/// <param name="recorder">Records the recoveries.</param>
/// <param name="queue">Who looks at the states.</param>
/// <param name="workload">Whose journal it is, for names.</param>
/// <param name="useGit">Whether the recoveries work with git.</param>
internal sealed class RecoveryRun(Recorder recorder, CheckQueue queue, string workload, bool useGit)
{
    private readonly List<Case> _cases = [];

    /// <summary>A folder that a power loss left; all of it is on the disk.</summary>
    public void AddAfterPowerLoss(CrashState state, int marks) =>
        _cases.Add(new Case($"{state.Point.Id}>", state.Files, marks, null, []));

    /// <summary>A folder that killed processes left: nothing of what is pending is on the disk yet.</summary>
    /// <param name="model">The disk at the moment of the kill.</param>
    /// <param name="past">What had happened.</param>
    /// <param name="marks">How many of that were marks.</param>
    public void AddAfterKill(DiskModel model, IReadOnlyList<JournalEntry> past, int marks) =>
        _cases.Add(new Case(string.Create(CultureInfo.InvariantCulture, $"{workload}@{past.Count}"), new StateTree(model).ListLive(), marks, model, past));

    /// <summary>Records all recoveries in one process, and lets the power fail in each.</summary>
    /// <param name="scratch">An empty folder.</param>
    /// <param name="judge">What the workload was promised.</param>
    /// <param name="budget">How many states at each point.</param>
    /// <param name="isEnough">Whether enough has been seen.</param>
    public async Task<IReadOnlyList<JournalReport>> RunAsync(string scratch, Judge judge, StateBudget budget, Func<bool> isEnough)
    {
        string stores = Path.Join(scratch, "stores");
        Directory.CreateDirectory(stores);
        DiskModel[] models = [.. _cases.Select((one, number) => Write(one, Path.Join(stores, NameOf(number))))];
        Journal all = await recorder.RunAsync(stores, Path.Join(scratch, "journal"), "recover", stores, useGit ? "git" : "plain").ConfigureAwait(false);
        var reports = new List<JournalReport>();
        for (int i = 0; i < _cases.Count && !isEnough(); i++)
        {
            Case one = _cases[i];
            JournalEntry[] entries = [.. one.Past, .. all.Entries.Where(entry => IsIn(entry, NameOf(i))).Select(entry => Below(entry, NameOf(i).Length + 1))];
            var run = new JournalRun(one.Name, entries, queue, judge, budget) { FixedMarks = one.Marks, From = one.Past.Count };
            await run.RunAsync(models[i], isEnough).ConfigureAwait(false);
            reports.Add(new JournalReport(one.Name, entries.Length - one.Past.Count, run.Made, run.States, run.Violations));
        }

        return reports;
    }

    private static string NameOf(int number) => number.ToString("D4", CultureInfo.InvariantCulture);

    private static bool IsIn(JournalEntry entry, string store) => entry.Path == store || entry.Path.StartsWith(store + "/", StringComparison.Ordinal);

    private static JournalEntry Below(JournalEntry entry, int prefix) => entry with
    {
        Path = entry.Path.Length < prefix ? "" : entry.Path[prefix..],
        Other = entry.Kind == JournalKind.Rename ? entry.Other[prefix..] : entry.Other,
    };

    /// <summary>Writes the folder, and has the model know its files by their new inodes.</summary>
    private static DiskModel Write(Case one, string folder)
    {
        Directory.CreateDirectory(folder);
        new CrashState(new CrashPoint(one.Name, 0, ""), default, one.Files).WriteTo(folder, withGit: true);
        DiskModel model = one.Model ?? new DiskModel();
        foreach (StateFile file in one.Files)
        {
            ulong inode = LinkNames.InodeOf(Path.Join(folder, file.Path));
            if (one.Model is null)
                model.AddDurable(file.Path, inode, file.Kind, file.Kind == DiskNodeKind.File ? file.Version.Compose() : []);
            else
                model.Rebind(file.Path, inode);
        }

        return model;
    }

    private sealed record Case(string Name, IReadOnlyList<StateFile> Files, int Marks, DiskModel? Model, IReadOnlyList<JournalEntry> Past);
}
