using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Authoring;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf schema add</c>: writes the next version of each store that changed.</summary>
internal static class SchemaAdd
{
    private const string DefaultLock = "schema.lock.json";

    public static Command Create()
    {
        var allowDataLoss = new Option<bool>("--allow-data-loss") { Description = "Drop columns and tables that are gone, with what is in them" };
        var verb = new Verb(
            "add", "Writes the migration from the lock to the assembly; without a change nothing is written",
            "elf schema add --assembly bin/Debug/net10.0/Notes.dll --lock schema.lock.json")
        {
            allowDataLoss,
        };
        SchemaOptions options = SchemaOptions.AddTo(verb);
        verb.SetAction(parsed => Run(
            options.Format(parsed), options.Assembly(parsed), options.Lock(parsed) ?? DefaultLock, parsed.GetValue(allowDataLoss)));
        return verb;
    }

    private static int Run(OutputFormat format, string assembly, string lockFile, bool allowDataLoss)
    {
        ReportPrinter.Print(new MigrationsReport(MigrationAuthor.Add(assembly, lockFile, allowDataLoss)), format);
        return 0;
    }
}
