using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Readers;

/// <summary>A data reader that is open and may stand on a row; compared by value.</summary>
/// <param name="Variable">What holds it.</param>
/// <param name="Sequence">The enumerator that gave it, and takes it back with its next step; null for a reader that was opened here.</param>
internal sealed record HeldReader(Place Variable, CaptureId? Sequence = null);
