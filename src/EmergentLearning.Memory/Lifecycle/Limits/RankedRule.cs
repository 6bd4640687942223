namespace EmergentLearning.Memory.Lifecycle.Limits;

/// <summary>A rule that a limit judges. Immutable.</summary>
/// <param name="Name">Decides between rules of one score, in every clone alike.</param>
/// <param name="Rule">The rule.</param>
/// <param name="State">Its state.</param>
public sealed record RankedRule(string Name, string Rule, HeuristicState State);
