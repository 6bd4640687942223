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

    /// <summary>How many questions that is.</summary>
    public int Selectors =>
        (Recent is null ? 0 : 1) + (Domain is null ? 0 : 1) + (Tags is null ? 0 : 1) + (Search is null ? 0 : 1) + (Stats ? 1 : 0);
}
