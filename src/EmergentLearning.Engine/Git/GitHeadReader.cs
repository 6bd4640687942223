namespace EmergentLearning.Engine.Git;

/// <summary>Reads where the next commit goes.</summary>
internal sealed class GitHeadReader(GitCommand git)
{
    /// <summary>What <c>rev-parse</c> is asked for it; fails where there is no commit yet.</summary>
    public static IReadOnlyList<string> Questions { get; } = ["HEAD^{commit}", "--symbolic-full-name", "HEAD"];

    /// <summary>Nearly always a branch with commits, which one process can tell: starting git is what takes the time.</summary>
    public async Task<GitHead> ReadAsync(CancellationToken ct)
    {
        GitResult both = await git.RunAsync(["rev-parse", .. Questions], ReadOnlyMemory<byte>.Empty, ct).ConfigureAwait(false);
        return FromAnswer(both, before: 0) ?? await ReadSlowlyAsync(ct).ConfigureAwait(false);
    }

    /// <summary>A branch with commits, or <see langword="null"/> for whatever else <see cref="Questions"/> was answered.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="before">How many lines other questions had.</param>
    public static GitHead? FromAnswer(GitResult answer, int before)
    {
        string[] lines = answer.Succeeded && answer.Errors.Length == 0 ? answer.Text.Split('\n') : [];
        // Two answers, one after the other: somebody may switch branches in between. Whoever moves the branch compares it with this
        // commit, so that is seen.
        return lines.Length == before + 2 && lines[^1].StartsWith("refs/heads/", StringComparison.Ordinal)
            ? new GitHead(lines[^1], lines[^2], Detached: false)
            : null;
    }

    /// <summary>A branch without a commit, none at all, or a head whose name git finds ambiguous.</summary>
    private async Task<GitHead> ReadSlowlyAsync(CancellationToken ct)
    {
        GitResult branch = await git.RunAsync(ct, "symbolic-ref", "-q", "HEAD").ConfigureAwait(false);
        // Exit code 1 says detached; anything else is a fault.
        if (branch.ExitCode is not (0 or 1))
            throw branch.Failure(git.Root);

        string reference = branch.Succeeded ? branch.Text : "HEAD";
        GitResult commit = await git.RunAsync(ct, "rev-parse", "-q", "--verify", reference + "^{commit}").ConfigureAwait(false);
        if (!commit.Succeeded && (commit.Errors.Length > 0 || !branch.Succeeded))
            throw commit.Failure(git.Root);
        return new GitHead(reference, commit.Succeeded ? commit.Text : null, !branch.Succeeded);
    }
}
