using System.CommandLine;
using System.CommandLine.Invocation;
using EmergentLearning.Cli.Verbs;
using EmergentLearning.Cli.Verbs.Backups;
using EmergentLearning.Cli.Verbs.Build;
using EmergentLearning.Cli.Verbs.Completion;
using EmergentLearning.Cli.Verbs.Heuristics;
using EmergentLearning.Cli.Verbs.Record;
using EmergentLearning.Cli.Verbs.Single;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>The command line as a whole: what there is, and what becomes of what goes wrong.</summary>
internal static class ElfCommand
{
    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code: 0, or what <see cref="FailureLine"/> made of the failure.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            ParseResult parsed = Parse(arguments);
            if (parsed.Action is ParseErrorAction)
                throw ParseFault.From(parsed);

            // Exceptions are ours to word; Ctrl-C is handled by the verbs that write, so that a query starts without it.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last resort: whatever happens becomes one line and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return FailureLine.Report(exception);
        }
    }

    /// <summary>Reads a command line without running it.</summary>
    internal static ParseResult Parse(string[] arguments)
    {
        RootCommand root = new("Records, queries and verifies a store of the Emergent Learning Framework.")
        {
            InitVerb.Create(),
            RecordVerb.Create(),
            ShowVerb.Create(),
            UpdateVerb.Create(),
            HistoryVerb.Create(),
            ProposalVerb.Create(),
            QueryVerb.Create(),
            StatsVerb.Create(),
            HeuristicVerb.Create(),
            SyncVerb.Create(),
            ImportVerb.Create(),
            ExportVerb.Create(),
            DoctorVerb.Create(),
            BackupVerb.Create(),
            RestoreVerb.Create(),
            RebuildVerb.Create(),
            MergeDriverVerb.Create(),
            SchemaVerb.Create(),
            BuildVerb.Create(),
            CompletionVerb.Create(),
        };
        HelpText.Install(root, "elf record failure --title \"Retry storm\" --domain http --severity high");
        // A title may begin with '@' or with '-': neither is a file of arguments nor a bundle of flags.
        return root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
    }
}
