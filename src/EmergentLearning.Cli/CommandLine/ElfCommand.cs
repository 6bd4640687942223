using System.CommandLine;
using System.CommandLine.Invocation;
using EmergentLearning.Cli.Verbs;
using EmergentLearning.Cli.Verbs.Backups;
using EmergentLearning.Cli.Verbs.Build;
using EmergentLearning.Cli.Verbs.Completion;
using EmergentLearning.Cli.Verbs.Heuristics;
using EmergentLearning.Cli.Verbs.Linking;
using EmergentLearning.Cli.Verbs.Manual;
using EmergentLearning.Cli.Verbs.Record;
using EmergentLearning.Cli.Verbs.Single;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>The command line as a whole: what there is, and what becomes of what goes wrong.</summary>
internal static class ElfCommand
{
    private const string Summary = "Records, queries and verifies a store of the Emergent Learning Framework.";
    private const string Example = "elf record failure --title \"Retry storm\" --domain http --severity high";

    // In the order of the help.
    private static readonly VerbEntry[] Verbs =
    [
        new("init", InitVerb.Create),
        new("record", RecordVerb.Create) { CreateOnly = RecordVerb.TryCreateOnly },
        new("show", ShowVerb.Create),
        new("update", UpdateVerb.Create),
        new("link", LinkVerb.Create),
        new("history", HistoryVerb.Create),
        new("proposal", ProposalVerb.Create),
        new("query", QueryVerb.Create),
        new("stats", StatsVerb.Create),
        new("heuristic", HeuristicVerb.Create),
        new("sync", SyncVerb.Create),
        new("import", ImportVerb.Create),
        new("export", ExportVerb.Create),
        new("doctor", DoctorVerb.Create),
        new("backup", BackupVerb.Create),
        new("restore", RestoreVerb.Create),
        new("rebuild", RebuildVerb.Create),
        new("merge-driver", MergeDriverVerb.Create),
        new("schema", SchemaVerb.Create),
        new("build", BuildVerb.Create),
        new("completion", CompletionVerb.Create, DescribesAll: true),
        new("man", ManVerb.Create, DescribesAll: true),
    ];

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

    /// <summary>The command line with all of its verbs.</summary>
    internal static Command CreateRoot()
    {
        RootCommand root = new(Summary);
        foreach (VerbEntry verb in Verbs)
            root.Add(verb.Create());
        HelpText.Install(root, Example);
        return root;
    }

    /// <summary>
    /// A command line that begins with a verb, with that verb alone: making all of them takes longer than most questions to a store. It is
    /// no root command, whose version and directives stand in a verb's place, and which looks up what the program is called.
    /// </summary>
    private static Command CreateRoot(Command verb)
    {
        Command root = new("elf", Summary);
        root.Add(verb);
        HelpText.Install(root, Example);
        return root;
    }

    /// <summary>Reads a command line without running it.</summary>
    internal static ParseResult Parse(string[] arguments)
    {
        Command root = Needed(arguments) is { } verb ? CreateRoot(verb) : CreateRoot();
        // A title may begin with '@' or with '-': neither is a file of arguments nor a bundle of flags.
        return root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
    }

    /// <summary>The one verb that a command line begins with.</summary>
    private static Command? Needed(string[] arguments)
    {
        if (arguments.Length == 0 || Verbs.FirstOrDefault(verb => verb.Name == arguments[0]) is not { DescribesAll: false } named)
            return null;
        return (arguments.Length > 1 ? named.CreateOnly?.Invoke(arguments[1]) : null) ?? named.Create();
    }

    /// <param name="Name">What it is called.</param>
    /// <param name="Create">Makes it.</param>
    /// <param name="DescribesAll">Whether it needs the others, because it prints something about them.</param>
    private sealed record VerbEntry(string Name, Func<Command> Create, bool DescribesAll = false)
    {
        /// <summary>Makes it with the one verb below it that is named; gives nothing when it has none of that name.</summary>
        public Func<string, Command?>? CreateOnly { get; init; }
    }
}
