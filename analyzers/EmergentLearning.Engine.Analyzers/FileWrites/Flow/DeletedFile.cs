using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Where a file was deleted, and the call of the helper that did it.</summary>
internal sealed record DeletedFile(SyntaxNode Site, SyntaxNode? Frame);
