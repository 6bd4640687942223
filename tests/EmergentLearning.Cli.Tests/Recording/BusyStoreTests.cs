using System.Diagnostics;
using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Cli.Tests.Recording;

public sealed class BusyStoreTests
{
    [Fact]
    public void While_somebody_else_projects_a_record_is_durable_and_says_who_is_in_the_way()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using var repository = new FileLock(folder.At("store", ".elf", "repository.lock"), LockClass.Repository);
        using LockHandle held = repository.Acquire(TimeSpan.FromSeconds(10));

        ElfRun run = folder.Elf("record", "failure", "--title", "Second", "--domain", "d", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        run.AssertOneErrorLine();
        Assert.Contains("durable", run.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("commit").ValueKind);
        Assert.Contains(Environment.ProcessId.ToString(), run.Json.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Ctrl_C_ends_the_wait_for_the_commit_and_not_the_record()
    {
        Skip.If(OperatingSystem.IsWindows());
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using var repository = new FileLock(folder.At("store", ".elf", "repository.lock"), LockClass.Repository);
        LockHandle held = repository.Acquire(TimeSpan.FromSeconds(10));

        using Process process = Elf.Start(
            static _ => { }, "record", "failure", "--title", "Second", "--domain", "d", "--format", "json", "--base-path", folder.Store);
        WaitForRow(folder);
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        string answer = process.StandardOutput.ReadLine()!;
        held.Dispose();
        process.WaitForExit();

        using JsonDocument json = JsonDocument.Parse(answer);
        Assert.Equal("durable", json.RootElement.GetProperty("level").GetString());
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("durable", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Ctrl_C_before_anything_is_recorded_ends_with_130_and_one_line()
    {
        Skip.If(OperatingSystem.IsWindows());
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("store", ".elf"));
        using var repository = new FileLock(folder.At("store", ".elf", "repository.lock"), LockClass.Repository);
        using LockHandle held = repository.Acquire(TimeSpan.FromSeconds(10));

        using Process process = Elf.Start(
            static _ => { }, "record", "failure", "--title", "t", "--domain", "d", "--base-path", folder.Store);
        // Made right before the lock is asked for, and after Ctrl-C is listened to.
        SpinWait.SpinUntil(() => process.HasExited || File.Exists(folder.At("store", ".elf", "selftest.lock")));
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        process.WaitForExit();

        new ElfRun(process.ExitCode, process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd()).Refused(130, "Interrupted");
        Assert.False(File.Exists(folder.At("store", "memory", "index.db")));
    }

    private static void WaitForRow(TemporaryFolder folder)
    {
        for (int tries = 0; tries < 100; tries++)
        {
            if (folder.Elf("query", "--recent", "10", "--format", "json").Json.GetArrayLength() == 2)
                return;
        }

        Assert.Fail("The row never became durable.");
    }
}
