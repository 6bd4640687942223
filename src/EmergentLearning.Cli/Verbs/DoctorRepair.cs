using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf doctor --repair</c>: mends the store out of the newest good backup, or out of its files.</summary>
internal static class DoctorRepair
{
    public static async Task<int> RunAsync(string folder, BackupOptions options, OutputFormat format)
    {
        using var interruption = new CommandLine.Interruption();
        IReadOnlyList<string> done = await ProgressBar.RunAsync(progress =>
        {
            progress?.Report(new SyncProgress("Repairing", 0, 1));
            return Task.Run(() => new StoreMending(folder, options).RunAsync(interruption.Token));
        }).ConfigureAwait(false);
        ReportPrinter.Print(new InitReport(folder, done, problem: null), format);
        return 0;
    }
}
