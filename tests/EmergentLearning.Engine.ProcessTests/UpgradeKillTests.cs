using System.Diagnostics;
using EmergentLearning.Engine.Upgrader;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>P1 for schemas: a program that is killed while it upgrades a store leaves the old schema or the new one, never between.</summary>
public sealed class UpgradeKillTests : IDisposable
{
    private const int Kills = 100;
    private const int MostRounds = 4 * Kills;
    private const int Rows = 20_000;

    // A little longer than most steps take, so that the kill hits between steps and inside of them.
    private const int LongestWaitMicroseconds = 4000;

    private readonly string _folder = Directory.CreateTempSubdirectory("elf-upgrades-").FullName;

    private string Template => Path.Combine(_folder, "template");

    private string Victim => Path.Combine(_folder, "victim");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_kill_at_any_moment_of_an_upgrade_leaves_the_old_schema_or_the_new_one()
    {
        await new OldLedger(Template).CreateAsync(1, Rows);
        (IReadOnlyList<string> steps, string after) = await RunWholeAsync();
        string before = new OldLedger(Template).Describe();
        Assert.NotEqual(before, after);
        var random = new Random(11);
        var kills = new Dictionary<string, int>();
        int rounds = 0;
        for (; kills.Values.Sum() < Kills && rounds < MostRounds; rounds++)
        {
            // Before the first step there is the copy; behind the last one the commit.
            string step = rounds % 10 == 0 ? "" : steps[random.Next(steps.Count)];
            if (!await KillAtAsync(step, TimeSpan.FromMicroseconds(random.Next(LongestWaitMicroseconds) + (step.Length == 0 ? random.Next(300_000) : 0))))
                continue;

            var ledger = new OldLedger(Victim);
            string found = ledger.Describe();
            Assert.True(found == before || found == after, $"killed at {step}: {found}");
            Assert.Equal("ok", ledger.Query("pragma integrity_check"));
            string state = found == before ? "old" : "new";
            kills[state] = kills.GetValueOrDefault(state) + 1;
            if (rounds % 10 == 1)
                await FinishAsync(after);
        }

        Assert.True(kills.Values.Sum() >= Kills, $"only {kills.Values.Sum()} of {rounds} processes were alive when they were killed");
        Assert.True(kills.GetValueOrDefault("old") > 0, "every kill came after the commit");
    }

    /// <summary>Whether the process was alive when it was killed.</summary>
    private async Task<bool> KillAtAsync(string step, TimeSpan wait)
    {
        CopyTemplate();
        using Process process = Start();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        while (step.Length > 0 && await process.StandardOutput.ReadLineAsync() is { } line && line != step)
        {
        }

        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < wait)
            Thread.SpinWait(50);
        bool wasAlive = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        await errors;
        return wasAlive;
    }

    private async Task<(IReadOnlyList<string> Steps, string After)> RunWholeAsync()
    {
        CopyTemplate();
        IReadOnlyList<string> lines = await EndAsync();
        return ([.. lines.SkipLast(1)], new OldLedger(Victim).Describe());
    }

    private async Task FinishAsync(string after)
    {
        await EndAsync();
        Assert.Equal(after, new OldLedger(Victim).Describe());
    }

    private async Task<IReadOnlyList<string>> EndAsync()
    {
        using Process process = Start();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string[] lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        Assert.Equal("open", lines[^1]);
        return lines;
    }

    private Process Start()
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given ? given : "dotnet";
        var start = new ProcessStartInfo(host, ["exec", typeof(LedgerStore).Assembly.Location, Victim])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A runtime that is killed leaves the pipes and sockets of its diagnostics behind.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        return Process.Start(start)!;
    }

    private void CopyTemplate()
    {
        if (Directory.Exists(Victim))
            Directory.Delete(Victim, recursive: true);
        foreach (string file in Directory.EnumerateFiles(Template, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Victim, Path.GetRelativePath(Template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
