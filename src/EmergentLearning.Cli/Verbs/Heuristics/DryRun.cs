using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary>Tells what a sweep over rules would change. Opens the store for reading alone.</summary>
internal static class DryRun
{
    public static Option<bool> NewOption() => new("--dry-run") { Description = "Only tell what would change" };

    public static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, Func<MemoryReader, IReadOnlyList<LifecycleReceipt>> ask)
    {
        OutputFormat format = common.Format(parsed);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
            ReportPrinter.Print(new LifecycleReport(ask(reader)) { IsDryRun = true }, format);
        return 0;
    }
}
