namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// The disk refused to make something durable, so what lies on it can no longer be known: after a failed sync the kernel may have dropped
/// the bytes and report the next sync as a success (Rebello et al., "Can Applications Recover from fsync Failures?", ATC 2020). The store
/// therefore writes nothing more. What was acknowledged before is as durable as it was; dispose the store, look after the disk, and open
/// it again: it then reads what is really there.
/// </summary>
/// <param name="fault">Which part failed.</param>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="innerException">What the system said.</param>
public sealed class DurabilityLostException(StoreFault fault, string message, Exception? innerException = null)
    : StoreException(fault, message, innerException);
