namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>A body that a call can run.</summary>
/// <param name="Place">Its place among all bodies.</param>
/// <param name="Guesses">As in <see cref="CallEdge"/>.</param>
internal readonly record struct CallTarget(int Place, int Guesses);
