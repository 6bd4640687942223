using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>A call that waits without a limit. Immutable.</summary>
/// <param name="Member">The member as a person would write it.</param>
/// <param name="IsBetweenProcesses">Whether it waits for a lock that another process may hold.</param>
/// <param name="Own">The lock that is given back while it waits.</param>
internal sealed record UnboundedWait(string Member, bool IsBetweenProcesses = false, IOperation? Own = null);
