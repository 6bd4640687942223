using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Transfer;

/// <summary>What the files of one commit of an import share.</summary>
/// <param name="Now">When.</param>
/// <param name="Group">The commit group.</param>
/// <param name="Message">The commit's message; <see langword="null"/> where one transaction is all of it, which counts what is new.</param>
internal sealed record ImportStep(DateTimeOffset Now, string Group, CommitMessage? Message);
