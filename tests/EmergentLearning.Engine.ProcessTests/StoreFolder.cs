using System.Diagnostics;
using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>A folder that processes use as a store, and what must hold of it afterwards.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("elf-processes-").FullName;

    /// <summary>The store's folder; absent until the first write.</summary>
    public string Path => System.IO.Path.Combine(_parent, "store");

    public Process Record(string title) =>
        Elf.Start(static _ => { }, "record", "failure", "--title", title, "--domain", "processes", "--base-path", Path, "--format", "json");

    public Process RecordRule(string domain, string rule) =>
        Elf.Start(static _ => { }, "record", "heuristic", "--domain", domain, "--rule", rule, "--base-path", Path, "--format", "json");

    /// <summary>Waits for a process and says how it ended.</summary>
    public static async Task<ElfRun> EndAsync(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var run = new ElfRun(process.ExitCode, output, await error);
        process.Dispose();
        return run;
    }

    /// <summary>Every failure row has its file and exactly one commit of its own; the database, git and the folder are sound.</summary>
    public async Task<IReadOnlyList<Learning>> VerifyAsync()
    {
        await using MemoryReader reader = MemoryReader.Open(Path);
        IReadOnlyList<Learning> rows = reader.Recent(1_000_000, "failure");
        string[] subjects = Git("log", "--format=%s").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (Learning row in rows)
        {
            Assert.StartsWith($"# {row.Title}\n", await File.ReadAllTextAsync(System.IO.Path.Combine(Path, row.FilePath)), StringComparison.Ordinal);
            Assert.True(
                subjects.Count(subject => subject == $"failure: {row.Title}") == rows.Count(other => other.Title == row.Title),
                $"'{row.Title}' has {subjects.Count(subject => subject == $"failure: {row.Title}")} commits");
        }

        Assert.Equal(rows.Count, rows.Select(row => row.FilePath).Distinct().Count());
        Assert.All(reader.Examine(), check => Assert.True(check.State == Memory.Health.HealthState.Good, $"{check.Name}: {check.Message}"));
        Assert.Equal("", Git("fsck", "--strict", "--no-progress"));
        Assert.Equal("", Git("status", "--porcelain"));
        Assert.Empty(Directory.EnumerateFiles(System.IO.Path.Combine(Path, ".git"), "*.lock", SearchOption.AllDirectories));
        return rows;
    }

    /// <summary>The id in an acknowledgement, or null when the process was killed before it gave one.</summary>
    public static long? FindAcknowledgedId(string output)
    {
        if (!output.EndsWith('\n'))
            return null;

        using JsonDocument document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("id").GetInt64();
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output;
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
