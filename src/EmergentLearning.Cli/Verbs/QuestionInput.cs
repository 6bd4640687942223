using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Verbs.Asking;
using EmergentLearning.Memory;

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

    public bool Banner { get; init; }

    public required ContextInput Context { get; init; }

    public required FilterInput Filter { get; init; }

    public string? Limit { get; init; }

    /// <summary>The lists of a kind that are asked for, as options.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>The list of a kind that is asked for, of a domain or of all, and at most so many; <see langword="null"/> for none.</summary>
    public required Func<string?, int, Func<MemoryReader, IReport>?> List { get; init; }

    /// <summary>The questions that cannot be asked together, as options.</summary>
    public IReadOnlyList<string> Selectors =>
    [
        .. Recent is null ? (string[])[] : ["--recent"],
        .. Search is null ? (string[])[] : ["--search"],
        .. SimilarTo is null ? (string[])[] : ["--similar-to"],
        .. Fingerprint is null ? (string[])[] : ["--fingerprint"],
        .. Context.IsAskedFor ? (string[])["--context"] : [],
        .. Stats ? (string[])["--stats"] : [],
        .. Banner ? (string[])["--accountability-banner"] : [],
        .. Lists,
    ];
}
