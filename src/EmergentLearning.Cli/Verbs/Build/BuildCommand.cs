using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Cli.Verbs.Build;

/// <summary>What the commands of <c>elf build</c> have in common.</summary>
internal static class BuildCommand
{
    public static Command Create(string name, string description, Func<BuildInput, Func<Task<BuildMemory>>, CancellationToken, Task<BuildReport>> work)
    {
        var verb = new Verb(name, description, $"elf build {name} --base-path store < {name}.json");
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(common.Folder(parsed), common.Format(parsed), work));
        return verb;
    }

    private static async Task<int> RunAsync(
        string folder, OutputFormat format, Func<BuildInput, Func<Task<BuildMemory>>, CancellationToken, Task<BuildReport>> work)
    {
        // Read and checked before the store is opened: refused input must not even create one.
        using BuildInput input = BuildInput.Read();
        using var interruption = new Interruption();
        WriteSession? session = null;
        try
        {
            BuildReport report = await work(input, OpenAsync, interruption.Token).ConfigureAwait(false);
            ReportPrinter.Print(report, format);
            session?.ReportAdoption();
            if (session is not null)
                PendingLine.Write(await session.Store.FlushAsync(interruption.Token).ConfigureAwait(false));
        }
        finally
        {
            // Finishes files and commits; the records are durable already.
            if (session is not null)
                await session.DisposeAsync().ConfigureAwait(false);
        }

        return 0;

        async Task<BuildMemory> OpenAsync()
        {
            session = await WriteSession.OpenAsync(folder, interruption.Token).ConfigureAwait(false);
            return new BuildMemory(session.Store);
        }
    }
}
