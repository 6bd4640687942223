namespace EmergentLearning.Engine.Files;

/// <summary>A record of an <see cref="AppendLog"/>. Immutable.</summary>
/// <param name="Sequence">Its number; the first has 1, and none is left out.</param>
/// <param name="Content">Its bytes.</param>
public readonly record struct AppendLogRecord(long Sequence, ReadOnlyMemory<byte> Content);
