namespace EmergentLearning.Engine.Git;

/// <summary>Has git check a repository. Writes nothing and takes no lock. Thread-safe.</summary>
public static class GitExamination
{
    private const int MostTold = 3;

    /// <summary>The version of the git that the engine runs, or <see langword="null"/> when there is none.</summary>
    /// <param name="root">A folder that exists; git runs there.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="Contracts.StoreException">Git cannot be started.</exception>
    public static async Task<string?> ReadVersionAsync(string root, CancellationToken ct)
    {
        if (GitCommand.Find(Environment.GetEnvironmentVariable("PATH")) is not { } executable)
            return null;

        GitResult answer = await new GitCommand(executable, root).RunAsync(ct, "version").ConfigureAwait(false);
        return answer.OrThrow(root).Text.Replace("git version ", "", StringComparison.Ordinal);
    }

    /// <summary>Checks every object and that all that is referred to is there: <c>git fsck --strict</c>. Takes long for a long history.</summary>
    /// <param name="root">The top of the work tree.</param>
    /// <param name="ct">Ends the call, and git with it.</param>
    /// <exception cref="Contracts.StoreException">Git is not installed or cannot be started.</exception>
    public static async Task<GitFindings> CheckAsync(string root, CancellationToken ct)
    {
        string executable = GitCommand.Find(Environment.GetEnvironmentVariable("PATH")) ?? throw GitLocator.Missing(root);
        GitResult answer = await new GitCommand(executable, root)
            .RunAsync(ct, "fsck", "--strict", "--no-progress", "--no-dangling").ConfigureAwait(false);
        if (answer.Succeeded)
            return new GitFindings(0, [], IsDamaged: false);

        string[] told = [.. $"{answer.Text}\n{System.Text.Encoding.UTF8.GetString(answer.Errors)}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static line => !line.StartsWith("notice:", StringComparison.Ordinal))];
        return new GitFindings(told.Length, [.. told.Take(MostTold)], !Array.TrueForAll(told, IsAboutForm));
    }

    // "error in commit 1234: zeroPaddedFilemode: ..." is a rule of form; "error: ..." and "missing blob ..." are damage.
    private static bool IsAboutForm(string line) =>
        line.StartsWith("error in ", StringComparison.Ordinal) || line.StartsWith("warning in ", StringComparison.Ordinal);
}
