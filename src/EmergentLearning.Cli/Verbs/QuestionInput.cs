using EmergentLearning.Cli.Output;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs;

/// <summary>What somebody typed behind <c>elf query</c>, as it was typed.</summary>
internal sealed record QuestionInput
{
    public string? Recent { get; init; }

    public string? Type { get; init; }

    public string? Domain { get; init; }

    public string? Tags { get; init; }

    public string? Search { get; init; }

    public bool Stats { get; init; }

    public string? Limit { get; init; }

    /// <summary>How many lists of a kind are asked for.</summary>
    public int Lists { get; init; }

    /// <summary>The list of a kind that is asked for, of a domain or of all, and at most so many; <see langword="null"/> for none.</summary>
    public required Func<string?, int, Func<MemoryReader, IReport>?> List { get; init; }

    /// <summary>How many questions that is; with a list, a domain is a filter of it.</summary>
    public int Selectors =>
        Lists + (Recent is null ? 0 : 1) + (Domain is null || Lists > 0 ? 0 : 1) + (Tags is null ? 0 : 1) + (Search is null ? 0 : 1) + (Stats ? 1 : 0);
}
