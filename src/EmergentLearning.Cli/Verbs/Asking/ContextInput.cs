using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Context;

namespace EmergentLearning.Cli.Verbs.Asking;

/// <summary>How a context is asked for, as it was typed.</summary>
/// <param name="IsAskedFor">Whether it is.</param>
/// <param name="Task">What somebody is about to do.</param>
/// <param name="MaxTokens">The budget.</param>
/// <param name="Explain">Whether the choice is explained.</param>
internal sealed record ContextInput(bool IsAskedFor, string? Task, string? MaxTokens, bool Explain)
{
    private const int LongestTask = 10_000;

    /// <summary>Refuses what means nothing without a context.</summary>
    public void RequireAskedFor()
    {
        if (!IsAskedFor && (Task is not null || MaxTokens is not null || Explain))
            throw ParseFault.Input("--task, --max-tokens and --explain belong to --context. Add it, or leave them out.");
    }

    /// <summary>The request, checked.</summary>
    public ContextRequest ToRequest(string? domain, IReadOnlyList<string> tags, DateTimeOffset now)
    {
        if (Task is { Length: > LongestTask })
            throw ParseFault.Input($"--task takes at most {LongestTask} characters, not {Task.Length}. Shorten it.");
        return new ContextRequest
        {
            Domain = domain,
            Tags = tags,
            Task = Task ?? "",
            MaximumTokens = MaxTokens is null
                ? ContextRequest.DefaultTokens
                : Values.Number(MaxTokens, "--max-tokens", 1, ContextRequest.MostTokens),
            Now = now,
        };
    }
}
