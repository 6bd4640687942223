namespace EmergentLearning.Engine.Contracts.Watching;

/// <summary>A change of a row, which is durable.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Kind">What happened.</param>
/// <param name="Key">The row's key; 0 for <see cref="ChangeKind.Missed"/>.</param>
/// <param name="Record">The record as it is stored, or was when it was deleted; <see langword="null"/> for <see cref="ChangeKind.Missed"/>.</param>
public sealed record Change<TRecord>(ChangeKind Kind, long Key, TRecord? Record)
    where TRecord : class;
