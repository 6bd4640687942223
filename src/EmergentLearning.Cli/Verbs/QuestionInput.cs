using EmergentLearning.Cli.Verbs.Asking;

namespace EmergentLearning.Cli.Verbs;

/// <summary>What somebody typed behind <c>elf query</c>, as it was typed.</summary>
internal sealed record QuestionInput
{
    public string? Recent { get; init; }

    public string? Domain { get; init; }

    public string? Tags { get; init; }

    public string? Search { get; init; }

    public string? SimilarTo { get; init; }

    public string? Fingerprint { get; init; }

    public bool Stats { get; init; }

    public required ContextInput Context { get; init; }

    public required FilterInput Filter { get; init; }

    public string? Limit { get; init; }

    /// <summary>The questions that cannot be asked together, as options.</summary>
    public IReadOnlyList<string> Selectors =>
    [
        .. Recent is null ? (string[])[] : ["--recent"],
        .. Search is null ? (string[])[] : ["--search"],
        .. SimilarTo is null ? (string[])[] : ["--similar-to"],
        .. Fingerprint is null ? (string[])[] : ["--fingerprint"],
        .. Context.IsAskedFor ? (string[])["--context"] : [],
        .. Stats ? (string[])["--stats"] : [],
    ];
}
