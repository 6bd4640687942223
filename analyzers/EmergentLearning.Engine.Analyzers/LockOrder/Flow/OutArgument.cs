using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Where a call leaves what its <c>out</c> and <c>ref</c> parameters got, until the arguments are assigned.</summary>
/// <param name="Call">The call.</param>
/// <param name="Ordinal">The parameter.</param>
internal sealed record OutArgument(SyntaxNode Call, int Ordinal);
