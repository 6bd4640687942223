using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>A basic block, and why it runs when it belongs to a <c>finally</c>.</summary>
/// <param name="Block">The block.</param>
/// <param name="Context">Null outside of every <c>finally</c>.</param>
internal sealed record FlowNode(BasicBlock Block, FinallyContext? Context);
