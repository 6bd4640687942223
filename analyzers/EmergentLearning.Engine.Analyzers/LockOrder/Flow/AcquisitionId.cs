using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What tells the locks apart that one body takes, itself or below it.</summary>
/// <param name="Key">Which lock.</param>
/// <param name="IsTry">As in <see cref="AcquiredLock"/>.</param>
/// <param name="IsWait">As in <see cref="AcquiredLock"/>.</param>
/// <param name="IsInPrefix">As in <see cref="AcquiredLock"/>.</param>
/// <param name="IsLoose">As in <see cref="AcquiredLock"/>.</param>
internal readonly record struct AcquisitionId(LockKey Key, bool IsTry, bool IsWait, bool IsInPrefix, bool IsLoose)
{
    // Written out for the same reason as EdgeId.
    public bool Equals(AcquisitionId other) => IsTry == other.IsTry && IsWait == other.IsWait && IsInPrefix == other.IsInPrefix && IsLoose == other.IsLoose
        && Key.Equals(other.Key);

    public override int GetHashCode() => Key.GetHashCode();
}
