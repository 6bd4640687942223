namespace EmergentLearning.Memory.Kinds.Proposals;

/// <summary>What a person decided about a proposal. Immutable.</summary>
/// <param name="IsApproved">Whether it was approved; else it was rejected.</param>
/// <param name="Notes">Why; may be empty.</param>
/// <param name="By">Who decided.</param>
public sealed record ProposalDecision(bool IsApproved, string Notes, string By);
