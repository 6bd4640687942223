using EmergentLearning.Memory.Kinds.Experiments;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Import;

/// <summary>What a file becomes. Its bytes are kept in any case. Immutable.</summary>
public sealed record ImportedFile
{
    /// <summary>The path below the imported folder, with <c>/</c>.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The path below the store's folder, with <c>/</c>.</summary>
    public required string StorePath { get; init; }

    /// <summary>What it becomes; says which of the documents below is there.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>The failure, for <see cref="ImportKind.Failure"/>. Its title is never empty.</summary>
    public FailureDocument? Failure { get; init; }

    /// <summary>The rules, for <see cref="ImportKind.Heuristic"/>: at least one. A rule may be empty.</summary>
    public IReadOnlyList<HeuristicSection> Heuristics { get; init; } = [];

    /// <summary>The domain of the rules: what the file says, or its name without <c>.md</c>. Empty for other kinds.</summary>
    public string HeuristicDomain { get; init; } = "";

    /// <summary>
    /// The learning, for <see cref="ImportKind.Success"/>, <see cref="ImportKind.Observation"/> and <see cref="ImportKind.Experiment"/>.
    /// Its title is never empty.
    /// </summary>
    public LearningDocument? Learning { get; init; }

    /// <summary>The record, for the kinds of which a file holds one; its title is never empty.</summary>
    internal RecordDocument? Record { get; init; }

    /// <summary>The golden rules that name their records, for <see cref="ImportKind.GoldenRule"/>: at least one.</summary>
    internal IReadOnlyList<GoldenRule> GoldenRules { get; init; } = [];

    /// <summary>The cycles of an experiment, for its log.</summary>
    internal IReadOnlyList<CycleSection>? Cycles { get; init; }

    /// <summary>What its records are to others, as the file states it.</summary>
    internal IReadOnlyList<StatedLinks> Links { get; init; } = [];

    /// <summary>The name of the one record that the file is; <see langword="null"/> where it names none, or holds several.</summary>
    internal string? Uid => Record?.Uid ?? Failure?.Uid ?? Learning?.Uid;

    /// <summary>Why the file is only kept, for <see cref="ImportKind.Verbatim"/>: one line.</summary>
    public string? VerbatimReason { get; init; }

    /// <summary>What was odd, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
