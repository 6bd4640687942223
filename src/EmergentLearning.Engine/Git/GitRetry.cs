using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Observability;
using Polly;
using Polly.Retry;

namespace EmergentLearning.Engine.Git;

/// <summary>Waits for somebody else's lock in a repository: a few seconds in all. Such a lock is never removed here.</summary>
internal static class GitRetry
{
    private const int Attempts = 8;

    /// <summary>Runs until no foreign lock is in the way.</summary>
    /// <exception cref="StoreException">It stayed; the message names it.</exception>
    public static async Task<GitResult> WhileLockedAsync(Func<CancellationToken, Task<GitResult>> run, string root, CancellationToken ct)
    {
        GitResult result = await run(ct).ConfigureAwait(false);
        if (result.ForeignLock is not null)
            result = await RepeatAsync(result, run, ct).ConfigureAwait(false);
        if (result.ForeignLock is { } named)
        {
            string file = Path.GetFullPath(named, root);
            throw new StoreException(
                StoreFault.Git,
                $"'git {result.Verb}' failed in '{root}': {Holder(file, root)} holds '{file}'. Wait until it has ended, then try again. " +
                "Only its owner may remove that file: if you know that no git runs here, it is left from one that was killed.");
        }

        return result;
    }

    /// <summary>
    /// Made when there is something to repeat: building the pipeline takes a short-lived process longer than the command that hardly ever needs it.
    /// </summary>
    private static async Task<GitResult> RepeatAsync(GitResult first, Func<CancellationToken, Task<GitResult>> run, CancellationToken ct)
    {
        GitResult? known = first;
        return await Patience.Pipeline.ExecuteAsync(
            async token => Interlocked.Exchange(ref known, null) ?? await run(token).ConfigureAwait(false), ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Git closes its lock files before it lets them go, and runs editors and hooks while it holds them; so one that is not open anywhere
    /// is most likely of a git that works here.
    /// </summary>
    private static string Holder(string file, string root)
    {
        if (FileUsers.FindOpeners(file) is { } opener)
            return opener;
        return FileUsers.FindWorkers("git", root) is { } worker ? $"another program, perhaps {worker}," : "another program";
    }

    private static class Patience
    {
        public static readonly ResiliencePipeline<GitResult> Pipeline = new ResiliencePipelineBuilder<GitResult>()
            .AddRetry(new RetryStrategyOptions<GitResult>
            {
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result?.ForeignLock is not null),
                OnRetry = static _ => EngineMeter.RetriedAsync("git.lock"),
                MaxRetryAttempts = Attempts,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(20),
                MaxDelay = TimeSpan.FromSeconds(1),
            })
            .Build();
    }
}
