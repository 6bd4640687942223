using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>
/// Why a <c>finally</c> runs, so that each way through it is followed on its own: an exception that passes through must not seem to go on
/// behind the <c>try</c>. Immutable, compared by value.
/// </summary>
/// <param name="Branch">The branch that leaves the <c>try</c>; null when an exception does.</param>
/// <param name="Index">Which of the branch's <c>finally</c> regions this is.</param>
/// <param name="Outer">Why the code around the <c>try</c> runs, when that is itself a <c>finally</c>.</param>
internal sealed record FinallyContext(ControlFlowBranch? Branch, int Index, FinallyContext? Outer);
