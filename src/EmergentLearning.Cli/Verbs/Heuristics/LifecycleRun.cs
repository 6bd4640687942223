using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary>Opens the store, changes rules, waits for their commits, answers.</summary>
internal static class LifecycleRun
{
    public static async Task<int> RunAsync(
        ParseResult parsed, CommonOptions common, Func<HeuristicLifecycle, CancellationToken, Task<IReadOnlyList<LifecycleReceipt>>> work)
    {
        OutputFormat format = common.Format(parsed);
        string folder = common.Folder(parsed);
        // A misspelt folder must not become a store: there is no rule in a new one.
        await MemoryReader.Open(folder).DisposeAsync().ConfigureAwait(false);
        using var interruption = new Interruption();
        WriteSession session = await WriteSession.OpenAsync(folder, interruption.Token).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            IReadOnlyList<LifecycleReceipt> receipts =
                await work(new HeuristicLifecycle(session.Store), interruption.Token).ConfigureAwait(false);
            string? problem = await session.Store.FlushAsync(interruption.Token).ConfigureAwait(false);
            ReportPrinter.Print(new LifecycleReport(receipts), format);
            session.ReportAdoption();
            PendingLine.Write(problem);
        }

        return 0;
    }
}
