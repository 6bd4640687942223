using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Authoring;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf schema verify</c>: has the real SQLite check every table and query of an assembly.</summary>
internal static class SchemaVerify
{
    public static Command Create()
    {
        var pathMap = new Option<string?>("--path-map")
        {
            Description = "The compiler's path map, so that errors name files of this machine",
            HelpName = "FOLDER=NAME,...",
        };
        var verb = new Verb(
            "verify", "Has SQLite prepare every query: exit code 0 good, 7 not",
            "elf schema verify --assembly bin/Debug/net10.0/Notes.dll --lock schema.lock.json")
        {
            pathMap,
        };
        SchemaOptions options = SchemaOptions.AddTo(verb);
        verb.SetAction(parsed => Run(options.Format(parsed), options.Assembly(parsed), options.Lock(parsed), parsed.GetValue(pathMap)));
        return verb;
    }

    private static int Run(OutputFormat format, string assembly, string? lockFile, string? pathMap)
    {
        SchemaVerification verification = SchemaVerifier.Verify(assembly, lockFile, pathMap);
        ReportPrinter.Print(new VerificationReport(verification), format);
        if (verification.Findings.Count == 0)
            return 0;

        ErrorLine.Write($"SQLite or the lock disagrees with {assembly} in {verification.Findings.Count} places. Each is in the answer, with its line.");
        return (int)StoreFault.Validation;
    }
}
