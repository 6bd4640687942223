using System.Diagnostics;
using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class DoctorWatchTests
{
    [Fact]
    public void Every_look_is_one_document_on_one_line()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        ElfRun run = Watch(folder, "--count", "3", "--format", "json").Succeeded();

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line =>
        {
            using JsonDocument look = JsonDocument.Parse(line);
            Assert.Equal(1, look.RootElement.GetProperty("learnings").GetInt64());
            Assert.Equal(0, look.RootElement.GetProperty("outbox").GetProperty("files").GetInt64());
            Assert.Equal(40, look.RootElement.GetProperty("last_commit").GetString()!.Length);
            Assert.Equal(JsonValueKind.Null, look.RootElement.GetProperty("problem").ValueKind);
            Assert.All(look.RootElement.GetProperty("locks").EnumerateArray(), held => Assert.Equal("free", held.GetProperty("state").GetString()));
        });
    }

    [Fact]
    public void A_lock_that_is_held_is_shown_with_its_holder_and_not_waited_for()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using var database = new FileLock(folder.At("store", ".elf", "database.lock"), LockClass.Database);
        using LockHandle held = database.Acquire(TimeSpan.FromSeconds(60));
        DateTimeOffset now = DateTimeOffset.UtcNow;

        ElfRun run = Watch(folder, "--count", "1", "--format", "json").Succeeded();

        JsonElement shown = run.Json.GetProperty("locks")[1];
        Assert.Equal(("database", "held"), (shown.GetProperty("class").GetString(), shown.GetProperty("state").GetString()));
        Assert.StartsWith($"held by process {Environment.ProcessId} ", shown.GetProperty("holder").GetString(), StringComparison.Ordinal);
        Assert.InRange(shown.GetProperty("since").GetDateTimeOffset(), now.AddMinutes(-5), now.AddMinutes(5));
    }

    [Fact]
    public void Values_have_one_header_and_lines_have_the_rows()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        List<Dictionary<string, string>> rows = Csv.Parse(Watch(folder, "--count", "2", "--format", "csv").Succeeded().Output);
        string text = Watch(folder, "--count", "2").Succeeded().Output;

        Assert.Equal(["1", "1"], rows.Select(row => row["learnings"]));
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.Contains("repository lock: free;", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_store_that_is_not_there_yet_is_watched_and_not_made()
    {
        using var folder = new TemporaryFolder();

        ElfRun run = Watch(folder, "--count", "1", "--format", "json").Succeeded();

        Assert.Contains("elf init", run.Json.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("not_made", run.Json.GetProperty("locks")[0].GetProperty("state").GetString());
        Assert.False(Directory.Exists(folder.Store));
    }

    [Theory]
    [InlineData("--count", "1")]
    [InlineData("--interval", "1")]
    [InlineData("--watch", "--count", "0")]
    [InlineData("--watch", "--interval", "soon")]
    [InlineData("--watch", "--interval", "0.01")]
    public void What_means_nothing_is_refused(params string[] arguments)
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        folder.Elf(["doctor", .. arguments]).Refused(1);
    }

    [SkippableFact]
    public void Ctrl_C_ends_it_well()
    {
        Skip.If(OperatingSystem.IsWindows());
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        using Process process = Elf.Start(static _ => { }, "doctor", "--watch", "--interval", "600", "--format", "json", "--base-path", folder.Store);
        string? first = process.StandardOutput.ReadLine();
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        process.WaitForExit();

        Assert.StartsWith("{\"time\":", first, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd());
    }

    [SkippableFact]
    public void On_a_terminal_it_is_drawn_in_place_with_the_course_of_the_log()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "There is no program that makes a terminal.");
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        string shown = TerminalTests.OnTerminal("", $"doctor --watch --count 3 --interval 0.1 --base-path {folder.Store}");

        Assert.Equal(2, shown.Split("\u001b[9A").Length - 1);
        Assert.Contains("repository lock  free", shown, StringComparison.Ordinal);
        Assert.Matches("[▁▂▃▄▅▆▇█]{3}", shown);
    }

    private static ElfRun Watch(TemporaryFolder folder, params string[] arguments) =>
        folder.Elf(["doctor", "--watch", "--interval", "0.1", .. arguments]);
}
