using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>A file that is used as a lock.</summary>
/// <param name="At">The statement's call that makes it one.</param>
/// <param name="Member">The member as a person would write it.</param>
/// <param name="Why">What shows it, to stand after the member.</param>
internal sealed record LockFile(IOperation At, string Member, string Why);
