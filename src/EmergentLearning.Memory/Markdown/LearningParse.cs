namespace EmergentLearning.Memory.Markdown;

/// <summary>What was read from the file of a success, an observation or an experiment.</summary>
/// <param name="Document">What was understood. The title is empty when the file has none.</param>
/// <param name="Notes">What was odd, one sentence each.</param>
public sealed record LearningParse(LearningDocument Document, IReadOnlyList<string> Notes);
