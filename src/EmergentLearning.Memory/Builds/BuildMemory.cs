using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Builds;

/// <summary>
/// Remembers the failures of builds and tests: the same one again raises its count, and a good build closes it and notes what mended it.
/// Thread-safe; several processes may remember at once.
/// </summary>
/// <param name="store">Where they are kept. It stays the caller's to dispose, which finishes files and commits.</param>
public sealed class BuildMemory(MemoryStore store)
{
    /// <summary>Remembers failures, each new or once more. Returns once they are durable.</summary>
    /// <returns>What is known of each, in their order.</returns>
    /// <exception cref="StoreException">An input was refused, or nothing could be made durable.</exception>
    public Task<IReadOnlyList<BuildRecollection>> RecordAsync(
        IReadOnlyList<BuildFailureInput> failures, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(failures);
        BuildFailureInput[] valid = [.. failures.Select(static failure => failure.Validate())];
        return store.WriteAsync<IReadOnlyList<BuildRecollection>>(
            (transaction, now) => [.. valid.Select(new BuildRecorder(transaction, now).Record)], cancellationToken);
    }

    /// <summary>
    /// Records what a project lists, each once for ever: what has the same content as something recorded this way before is left out, also
    /// by another process or in another project. Returns once all are durable.
    /// </summary>
    /// <returns>How many were recorded.</returns>
    /// <exception cref="StoreException">An input was refused: none was recorded.</exception>
    public Task<int> RecordOnceAsync(
        IReadOnlyList<FailureInput> failures, IReadOnlyList<HeuristicInput> heuristics, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(failures);
        ArgumentNullException.ThrowIfNull(heuristics);
        FailureInput[] validFailures = [.. failures.Select(static failure => failure.Validate())];
        HeuristicInput[] validHeuristics = [.. heuristics.Select(static heuristic => heuristic.Validate())];
        return store.WriteAsync(
            (transaction, now) =>
                validFailures.Count(failure => OnceOnly.Record(transaction, failure, now))
                + validHeuristics.Count(heuristic => OnceOnly.Record(transaction, heuristic, now)),
            cancellationToken);
    }

    /// <summary>Closes the failures of a project, in that configuration, that a good build has mended. Returns once that is durable.</summary>
    /// <returns>How many records changed: closed, or linked with the commit that holds what mended them.</returns>
    public Task<int> CloseAsync(BuildRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return CloseAsync(run, static _ => true, cancellationToken);
    }

    /// <summary>Closes the failures of tests that have passed now; those of tests that did not run stay open.</summary>
    /// <returns>How many records changed.</returns>
    public Task<int> CloseAsync(BuildRun run, IReadOnlySet<string> passedTests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(passedTests);
        Redaction redaction = run.Redaction;
        HashSet<string> stored = [.. passedTests.Select(redaction.Name)];
        return CloseAsync(run, history => history.Test is { } test && stored.Contains(test), cancellationToken);
    }

    private Task<int> CloseAsync(BuildRun run, Func<BuildHistory, bool> isMended, CancellationToken cancellationToken)
    {
        BuildRun valid = run.Validate();
        return store.WriteAsync((transaction, now) => new BuildRecorder(transaction, now).Close(valid, isMended), cancellationToken);
    }
}
