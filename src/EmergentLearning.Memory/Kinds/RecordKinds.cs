using EmergentLearning.Memory.Kinds.Assumptions;
using EmergentLearning.Memory.Kinds.Decisions;
using EmergentLearning.Memory.Kinds.Experiments;
using EmergentLearning.Memory.Kinds.GoldenRules;
using EmergentLearning.Memory.Kinds.Invariants;
using EmergentLearning.Memory.Kinds.Learnings;
using EmergentLearning.Memory.Kinds.Proposals;
using EmergentLearning.Memory.Kinds.Reviews;
using EmergentLearning.Memory.Kinds.Spikes;
using EmergentLearning.Memory.Kinds.Violations;

namespace EmergentLearning.Memory.Kinds;

/// <summary>Every kind of record that there is. Thread-safe: it holds no changing state.</summary>
public static class RecordKinds
{
    /// <summary>All of them, in the order in which help names them.</summary>
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        new FailureKind(), new HeuristicKind(), new SuccessKind(), new ObservationKind(), new DecisionKind(), new SpikeKind(), new InvariantKind(),
        new AssumptionKind(), new ExperimentKind(), new CycleKind(), new ViolationKind(), new CeoReviewKind(), new GoldenRuleKind(), new ProposalKind(),
    ];

    internal static IReadOnlyList<TableKind> WithFiles { get; } = [.. All.OfType<TableKind>()];

    /// <summary>Every table that holds records.</summary>
    internal static IReadOnlyList<string> Tables { get; } = [.. All.Select(static kind => kind.Table).Distinct(StringComparer.Ordinal)];

    internal static TableKind CeoReview { get; } = WithFiles.First(static kind => kind is CeoReviewKind);

    internal static TableKind Decision { get; } = WithFiles.First(static kind => kind is DecisionKind);

    internal static TableKind Experiment { get; } = WithFiles.First(static kind => kind is ExperimentKind);

    internal static TableKind Proposal { get; } = WithFiles.First(static kind => kind is ProposalKind);

    /// <summary>The kind of that name, or <see langword="null"/>.</summary>
    public static RecordKind? Find(string name) => All.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.Ordinal));

    /// <summary>The kind whose files lie at a path below the store's folder, or <see langword="null"/>.</summary>
    internal static TableKind? OfPath(string path) => WithFiles.FirstOrDefault(
        kind => path.StartsWith(kind.Folder + "/", StringComparison.Ordinal) && kind.Owns(path));
}
