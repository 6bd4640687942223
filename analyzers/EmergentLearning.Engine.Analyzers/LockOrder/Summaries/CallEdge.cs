namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>A call of one body by another.</summary>
/// <param name="Body">The number of the called one.</param>
/// <param name="Guesses">0 where the call runs it; 1 where it runs that or another; more where nothing is concluded from it.</param>
/// <param name="IsUnderLock">Whether it is called inside a <c>lock</c> statement.</param>
internal readonly record struct CallEdge(int Body, int Guesses, bool IsUnderLock);
