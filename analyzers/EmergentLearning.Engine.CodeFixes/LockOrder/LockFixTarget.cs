using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>What a fix works on.</summary>
/// <param name="Root">The document.</param>
/// <param name="Node">What was reported.</param>
/// <param name="Model">What the names mean.</param>
/// <param name="Diagnostic">The report.</param>
/// <param name="Cancellation">Stops it.</param>
internal sealed record LockFixTarget(SyntaxNode Root, SyntaxNode Node, SemanticModel Model, Diagnostic Diagnostic, CancellationToken Cancellation);
