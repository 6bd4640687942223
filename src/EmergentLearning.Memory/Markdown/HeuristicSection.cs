namespace EmergentLearning.Memory.Markdown;

/// <summary>One rule in the file of a domain. Immutable; two sections with the same texts are equal.</summary>
public sealed record HeuristicSection
{
    /// <summary>
    /// What stands before the colon of the heading, as <c>H-12</c>. Empty for a rule of a free-form file. Not always unique.
    /// </summary>
    public required string Anchor { get; init; }

    /// <summary>The record that the section names; <see langword="null"/> when it names none.</summary>
    public string? Uid { get; init; }

    /// <summary>The rule; any text. Empty when the file has none there.</summary>
    public required string Rule { get; init; }

    /// <summary>0 to 1; <see langword="null"/> when a file does not say it, or not so that it can be understood.</summary>
    public double? Confidence { get; init; }

    /// <summary>Where the rule comes from; any text, empty when a file does not say it.</summary>
    public string Source { get; init; } = "";

    /// <summary>The day it was written; <see langword="null"/> when a file does not say it.</summary>
    public DateOnly? Created { get; init; }

    /// <summary>Why the rule holds; any text.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What became of it since; a new rule unless the file says more.</summary>
    public HeuristicLife Life { get; init; } = HeuristicLife.New;
}
