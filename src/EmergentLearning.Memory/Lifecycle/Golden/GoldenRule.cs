using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Lifecycle.Golden;

/// <summary>A rule of <c>memory/golden-rules.md</c>. Immutable.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Text">The rule.</param>
/// <param name="Why">Why it holds; empty when the file does not say it.</param>
public sealed record GoldenRule(int Number, string Name, string Text, string Why)
{
    /// <summary>The area of a rule whose section names none.</summary>
    public const string DefaultDomain = "general";

    /// <summary>The record that the section is; <see langword="null"/> for one that a person wrote, and for a promoted heuristic.</summary>
    public string? Uid { get; init; }

    /// <summary>The heuristic that was promoted: a record of its domain's file. Default: none.</summary>
    public string? Heuristic { get; init; }

    /// <summary>The area of work.</summary>
    public string Domain { get; init; } = DefaultDomain;

    /// <summary>Since when it is golden, and by whose approval; empty when the file does not say it.</summary>
    public string Promoted { get; init; } = "";

    /// <summary>0 to 1. Default: 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>What became of it since; a validation is what the file calls one. Default: nothing.</summary>
    public HeuristicLife Life { get; init; } = HeuristicLife.New;
}
