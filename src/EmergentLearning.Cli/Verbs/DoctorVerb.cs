using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf doctor</c>: checks everything that can be checked without writing.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var verb = new Verb("doctor", "Checks the store: exit code 0 good, 1 somebody should look, 2 bad", "elf doctor --format json");
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        IReadOnlyList<HealthCheck> checks = await ExamineAsync(common.Folder(parsed)).ConfigureAwait(false);
        ReportPrinter.Print(new DoctorReport(checks), format);
        return (int)DoctorReport.WorstOf(checks);
    }

    /// <summary>A store that cannot even be read is a finding like any other.</summary>
    private static async Task<IReadOnlyList<HealthCheck>> ExamineAsync(string folder)
    {
        try
        {
            MemoryReader reader = MemoryReader.Open(folder);
            await using (reader.ConfigureAwait(false))
                return reader.Examine();
        }
        catch (StoreException exception)
        {
            return [new HealthCheck("store", HealthState.Bad, exception.Message)];
        }
    }
}
