namespace EmergentLearning.Engine.Locking;

/// <summary>A lock at one moment, as the kernel tells; nothing that may be decided by, because it may change at once.</summary>
/// <param name="LockClass">Its class.</param>
/// <param name="State">Whether it is held.</param>
/// <param name="Holder">Who holds it, in words, from the note in the file; <see langword="null"/> unless it is held.</param>
/// <param name="Since">Since when, by the holder's clock, if its note says so.</param>
/// <param name="HasWaiters">Whether another process waits for it.</param>
public sealed record LockView(LockClass LockClass, LockState State, string? Holder, DateTimeOffset? Since, bool HasWaiters);
