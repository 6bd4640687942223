using System.ComponentModel;
using System.Diagnostics;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Cli.Verbs.Single;

/// <summary>Asks git for the commits of a file, through renames.</summary>
internal static class GitLog
{
    public static IReadOnlyList<HistoryEntry> Read(string folder, string path)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, "log", "--follow", "--format=%H%x1f%aI%x1f%an%x1f%s", "--", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // A hook or a hand that set them means another repository.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        try
        {
            using Process process = Process.Start(start) ?? throw NoGit();
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]
                : throw new StoreException(StoreFault.Git, $"git log refused: {error.GetAwaiter().GetResult().Trim().TrimEnd('.')}. Run `elf doctor`.");
        }
        catch (Win32Exception)
        {
            throw NoGit();
        }
    }

    private static HistoryEntry Parse(string line)
    {
        string[] parts = line.Split('\u001f', 4);
        return new HistoryEntry(parts[0], parts[1], parts[2], parts[3]);
    }

    private static StoreException NoGit() => new(StoreFault.Dependency, "git is not installed, so there is no history to show. Install it.");
}
