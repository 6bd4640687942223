using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.CrashTests.Recording;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.CrashTests.Checking;

/// <summary>P1, P4, P5 and P6 in every folder that a power loss can leave: nothing promised is lost, whatever the disk forgot.</summary>
[Collection(SharedLab.Name)]
public sealed partial class CrashStateTests(LabFixture lab, ITestOutputHelper output)
{
    private const int Wanted = 200_000;

    [SkippableFact]
    public async Task No_promise_is_broken_in_two_hundred_thousand_states()
    {
        Assert.NotNull(lab.Recorder);

        // A process of its own: it has its own idea of how much memory to collect, and of where temporary files go.
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given ? given : "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(
            host, ["exec", Path.Join(AppContext.BaseDirectory, "EmergentLearning.Engine.CrashLab.dll"), "states"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string report = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        output.WriteLine(report);

        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}\n{report}\n{await errors}");
        Match sum = Sum().Match(report);
        Assert.True(Number(sum, "states") >= Wanted, report);
        Assert.Equal(0, Number(sum, "broken"));
        Assert.True(Number(sum, "git") >= 100, report);
        Assert.True(Number(sum, "recoveries") >= 50, report);
    }

    private static int Number(Match sum, string name) => int.Parse(sum.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<states>\d+) distinct states, \d+ folders opened by the engine, (?<git>\d+) of them with git, (?<recoveries>\d+) recoveries cut short, (?<broken>\d+) broken")]
    private static partial Regex Sum();
}
