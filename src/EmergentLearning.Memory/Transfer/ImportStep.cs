using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Transfer;

/// <summary>What the files of one transaction of an import share.</summary>
/// <param name="Now">When.</param>
/// <param name="Group">The commit group.</param>
/// <param name="Message">The commit's message.</param>
internal sealed record ImportStep(DateTimeOffset Now, string Group, CommitMessage Message);
