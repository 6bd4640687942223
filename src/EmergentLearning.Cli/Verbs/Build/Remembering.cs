using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Cli.Verbs.Build;

/// <summary>What each command of <c>elf build</c> does. The store is opened only when there is something to write.</summary>
internal static class Remembering
{
    // Each failed test is a record of its own. When more fail at once, the cause is one.
    private const int MaximumTests = 50;

    public static async Task<BuildReport> FailedAsync(BuildInput input, Func<Task<BuildMemory>> open, CancellationToken cancellationToken)
    {
        BuildRun run = input.Run(BuildKind.Build);
        IReadOnlyList<BuildError> errors = input.Errors();
        if (errors.Count == 0)
            return new BuildReport();

        BuildMemory memory = await open().ConfigureAwait(false);
        return new BuildReport
        {
            Failures = await memory.RecordAsync([new BuildFailureInput { Run = run, Errors = errors }], cancellationToken).ConfigureAwait(false),
        };
    }

    public static async Task<BuildReport> SucceededAsync(BuildInput input, Func<Task<BuildMemory>> open, CancellationToken cancellationToken)
    {
        BuildRun run = input.Run(BuildKind.Build);
        BuildMemory memory = await open().ConfigureAwait(false);
        return new BuildReport { Closed = await memory.CloseAsync(run, cancellationToken).ConfigureAwait(false) };
    }

    public static async Task<BuildReport> TestsAsync(BuildInput input, Func<Task<BuildMemory>> open, CancellationToken cancellationToken)
    {
        BuildRun run = input.Run(BuildKind.Test);
        string path = input.Text("results") ?? throw CommandLine.ParseFault.Input("The member 'results' is missing: the path of a .trx file.");
        TestResults results = TestResults.Read(path);
        BuildFailureInput[] failures =
            [.. results.Failed.Take(MaximumTests).Select(error => new BuildFailureInput { Run = run, Errors = [error] })];

        BuildMemory memory = await open().ConfigureAwait(false);
        return new BuildReport
        {
            Closed = await memory.CloseAsync(run, results.Passed, cancellationToken).ConfigureAwait(false),
            Failures = await memory.RecordAsync(failures, cancellationToken).ConfigureAwait(false),
            LeftOut = results.Failed.Count - failures.Length,
        };
    }

    public static async Task<BuildReport> RecordAsync(BuildInput input, Func<Task<BuildMemory>> open, CancellationToken cancellationToken)
    {
        LearningItems items = LearningItems.Read(input);
        if (items.IsEmpty)
            return new BuildReport();

        BuildMemory memory = await open().ConfigureAwait(false);
        return new BuildReport
        {
            Recorded = await memory.RecordOnceAsync(items.Failures, items.Heuristics, cancellationToken).ConfigureAwait(false),
        };
    }
}
