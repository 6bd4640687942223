using System.Diagnostics;
using EmergentLearning.Engine.CrashLab.Faults;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.CrashTests.Faults;

/// <summary>Every system call fails in turn, in every way that it can; no acknowledged record is lost.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly string Host =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : Environment.ProcessPath!;

    [SkippableFact]
    public void Every_call_fails_in_turn_and_nothing_acknowledged_is_lost() => Held("faults");

    [SkippableFact]
    public void Nothing_is_acknowledged_that_a_loss_of_power_could_take() => Held("syncs");

    [Fact]
    public void Each_step_of_a_write_follows_the_one_before() => Held("protocol");

    [Fact]
    public void The_lock_excludes_whatever_is_done_to_its_file() => Held("locks");

    private void Held(string verb)
    {
        var start = new ProcessStartInfo(Host, ["exec", typeof(FaultKind).Assembly.Location, verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.WriteLine(answer);
        Skip.If(process.ExitCode == 2 && FaultLibrary.Obstacle is not null, errors.GetAwaiter().GetResult());
        Assert.True(process.ExitCode == 0, answer + errors.GetAwaiter().GetResult());
    }
}
