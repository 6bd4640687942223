using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;
using EmergentLearning.Engine.CrashLab.Work;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary>Makes one state again, keeps its folder, and says what is wrong with it.</summary>
/// <param name="recorder">Records the workload anew.</param>
/// <param name="scratch">An empty folder.</param>
internal sealed class StateReplay(Recorder recorder, string scratch)
{
    public async Task<int> RunAsync(string id, string kept)
    {
        if (id.Contains('>', StringComparison.Ordinal) || id.Contains('@', StringComparison.Ordinal))
            throw new FormatException($"{id} is inside of a recovery; run the workload before the first '>', ':' or '@' with --workload.");

        CrashPoint point = CrashPoint.Parse(id);
        Workload workload = Workload.Find(point.Journal);
        Journal journal = await new StatesRun(recorder, scratch, StatesOptions.Quick).RecordAsync(point.Journal).ConfigureAwait(false);
        var model = new DiskModel();
        for (int i = 0; i < point.Entries; i++)
        {
            model.Apply(journal.Entries[i], i);
            if (JournalRun.IsSettling(journal.Entries[i]))
                model.Settle();
        }

        var tree = new StateTree(model);
        DiskUnit[] pending = tree.Begin();
        Choice[] choices = point.ParseChoices();
        if (choices.Length != pending.Length)
            throw new FormatException($"{id} has {choices.Length} choices, and there {pending.Length} changes are pending: the workload has changed since.");

        for (int i = 0; i < pending.Length; i++)
            Console.WriteLine($"{choices[i],-12}{journal.Entries[pending[i].Entry]}");
        var state = new CrashState(point, tree.Hash(choices), tree.List(choices));
        Directory.CreateDirectory(kept);
        string folder = Path.Join(kept, $"{point.Journal}-{point.Entries}-{Guid.NewGuid():N}");
        foreach (string copy in (string[])[folder, folder + "-recovered"])
        {
            Directory.CreateDirectory(copy);
            state.WriteTo(copy, withGit: true);
        }

        Console.WriteLine($"The folder is kept as {folder}; it is opened in {folder}-recovered.");
        int marks = journal.Entries.Take(point.Entries).Count(entry => entry.Kind == JournalKind.Mark);
        var judge = new Judge(new Promises(journal));
        Observation found = await new EngineProbe(folder + "-recovered", workload.UseGit).RunAsync().ConfigureAwait(false);
        string? fault = judge.Find(found, new GitReader().Read(state.Files), marks);
        Console.WriteLine(fault ?? "Every promise is held.");
        return fault is null ? 0 : 1;
    }
}
