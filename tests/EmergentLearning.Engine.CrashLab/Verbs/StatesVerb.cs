using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary><c>crashlab states</c>: records workloads, lets the power fail everywhere, and holds what is left against what was promised.</summary>
internal static class StatesVerb
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        string scratch = Path.Join(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"crashlab-{Environment.ProcessId}");
        Directory.CreateDirectory(scratch);
        Environment.SetEnvironmentVariable("TMPDIR", scratch);
        try
        {
            if (Recorder.TryBuild(scratch, out string reason) is not { } recorder)
            {
                Console.Error.WriteLine($"crashlab: {reason}.");
                return 2;
            }

            string name = arguments[0];
            string store = Path.Join(scratch, "store");
            Directory.CreateDirectory(store);
            long start = Stopwatch.GetTimestamp();
            Journal journal = await recorder.RunAsync(store, Path.Join(scratch, "journal"), "work", name, store).ConfigureAwait(false);
            Console.WriteLine($"{name}: {journal.Entries.Count} entries, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
            start = Stopwatch.GetTimestamp();
            using var queue = new CheckQueue(scratch, 2);
            var run = new JournalRun(name, journal, queue, StateBudget.Quick);
            await run.RunAsync(new DiskModel(), stopAtFirst: false).ConfigureAwait(false);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: made {run.Made}, distinct {run.Distinct}, opened {queue.Opened}, git {queue.GitFolders}, {run.Violations.Count} violations, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
            foreach (IGrouping<string, Violation> violation in run.Violations.GroupBy(violation => violation.Fault).Take(10))
                Console.WriteLine($"{violation.Count()} x {violation.First()}");
            return run.Violations.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
