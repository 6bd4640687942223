using System.Diagnostics;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>Opens a folder with the real engine and the real git, and asks git itself what it thinks of what is left.</summary>
/// <param name="folder">The folder.</param>
internal sealed class GitProbe(string folder)
{
    /// <summary>Recovers, looks, repeats.</summary>
    /// <param name="edited">Whether a person has been at the files, who may have left something uncommitted.</param>
    public async Task<(Observation Found, GitObservation Git)> RunAsync(bool edited)
    {
        Observation found = await new EngineProbe(folder, useGit: true).RunAsync().ConfigureAwait(false);
        GitObservation git = found.Faults.Count == 0 ? await AskAsync(edited).ConfigureAwait(false) : GitObservation.Nothing;
        if (found.Faults.Count == 0)
            await new AfterlifeProbe(folder, useGit: true).RunAsync(found).ConfigureAwait(false);
        return (found, git);
    }

    private async Task<GitObservation> AskAsync(bool edited)
    {
        var faults = new List<string>();
        (int code, string text) = await GitAsync("fsck", "--strict", "--no-progress", "--no-dangling").ConfigureAwait(false);
        if (code != 0)
            faults.Add($"I5 git fsck: {text}");
        (code, text) = await GitAsync("status", "--porcelain").ConfigureAwait(false);
        if (!edited && (code != 0 || text.Length > 0))
            faults.Add($"I5 git status: {text}");
        (code, text) = await GitAsync("rev-list", "HEAD").ConfigureAwait(false);
        string[] commits = code == 0 ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return new GitObservation(commits.ToHashSet(StringComparer.Ordinal), faults);
    }

    private async Task<(int Code, string Text)> GitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-C", folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors.ConfigureAwait(false));
    }
}
