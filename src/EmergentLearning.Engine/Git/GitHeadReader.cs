namespace EmergentLearning.Engine.Git;

/// <summary>Reads where the next commit goes.</summary>
internal sealed class GitHeadReader(GitCommand git)
{
    /// <summary>Nearly always a branch with commits, which one process can tell: starting git is what takes the time.</summary>
    public async Task<GitHead> ReadAsync(CancellationToken ct)
    {
        GitResult both = await git.RunAsync(ct, "rev-parse", "HEAD^{commit}", "--symbolic-full-name", "HEAD").ConfigureAwait(false);
        string[] answers = both.Succeeded && both.Errors.Length == 0 ? both.Text.Split('\n') : [];
        // Two answers, one after the other: somebody may switch branches in between. Whoever moves the branch compares it with this
        // commit, so that is seen.
        return answers.Length == 2 && answers[1].StartsWith("refs/heads/", StringComparison.Ordinal)
            ? new GitHead(answers[1], answers[0], Detached: false)
            : await ReadSlowlyAsync(ct).ConfigureAwait(false);
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
