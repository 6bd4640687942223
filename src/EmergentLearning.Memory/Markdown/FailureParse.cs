namespace EmergentLearning.Memory.Markdown;

/// <summary>What was read from the file of a failure.</summary>
/// <param name="Document">What was understood. The title is empty when the file has none.</param>
/// <param name="Notes">What was odd, one sentence each; empty for an ordinary file.</param>
public sealed record FailureParse(FailureDocument Document, IReadOnlyList<string> Notes);
