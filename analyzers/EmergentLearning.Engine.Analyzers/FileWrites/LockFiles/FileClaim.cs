using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>A file or folder that is made, and may so say "mine".</summary>
/// <param name="Operation">The call or creation.</param>
/// <param name="Path">The value that names it.</param>
/// <param name="IsExclusive">Whether it fails when the name is taken (<c>CreateNew</c>).</param>
/// <param name="Member">The member as a person would write it, for the message.</param>
internal sealed record FileClaim(IOperation Operation, IOperation Path, bool IsExclusive, string Member);
