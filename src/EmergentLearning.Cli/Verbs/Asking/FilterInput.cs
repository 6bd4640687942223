using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Cli.Verbs.Asking;

/// <summary>What narrows a question, as it was typed.</summary>
/// <param name="Type">A type of learning.</param>
/// <param name="Severity">A severity, or one and worse.</param>
/// <param name="Since">The earliest time.</param>
/// <param name="Until">The latest time.</param>
internal sealed record FilterInput(string? Type, string? Severity, string? Since, string? Until)
{
    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Type is null && Severity is null && Since is null && Until is null;

    /// <summary>The filter, checked.</summary>
    public LearningFilter ToFilter(string? domain, DateTimeOffset now)
    {
        int? severity = Severity is null ? null : Memory.Records.Severity.Parse(Severity.TrimEnd('+'));
        var filter = new LearningFilter
        {
            Type = Type is null ? null : TypeOf(Type),
            Domain = domain,
            MinimumSeverity = severity,
            MaximumSeverity = Severity?.EndsWith('+') == true ? null : severity,
            Since = Since is null ? null : QueryTime.ParseSince(Since, now),
            Before = Until is null ? null : QueryTime.ParseUntil(Until, now),
        };
        return filter.Since >= filter.Before
            ? throw ParseFault.Input($"Nothing can be recorded since {Since} and until {Until}. Give --since a time before that of --until.")
            : filter;
    }

    private static string TypeOf(string type) => type is "failure" or "success" or "heuristic" or "experiment" or "observation"
        ? type
        : throw ParseFault.Input($"The type '{type}' is not known. Use failure, success, heuristic, experiment or observation.");
}
