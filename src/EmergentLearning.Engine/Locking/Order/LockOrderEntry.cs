using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Locking.Order;

namespace EmergentLearning.Engine.Locking;

/// <summary>One lock that counts as held, by <see cref="LockOrder.Enter"/>. Disposing it more than once does no harm. Thread-safe.</summary>
public readonly struct LockOrderEntry : IDisposable, IEquatable<LockOrderEntry>
{
    private readonly HeldLock? _held;

    internal LockOrderEntry(HeldLock held) => _held = held;

    /// <summary>Whether two are the same entry.</summary>
    public static bool operator ==(LockOrderEntry left, LockOrderEntry right) => left.Equals(right);

    /// <summary>Whether two are different entries.</summary>
    public static bool operator !=(LockOrderEntry left, LockOrderEntry right) => !left.Equals(right);

    /// <summary>The lock no longer counts as held, by whatever thread this is called.</summary>
    /// <exception cref="LockOrderException">
    /// The class is bound to threads, this is another one than took it, and <c>ELF_LOCK_ORDER</c> is <c>throw</c>. It no longer counts as held.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (_held is { } held)
            HeldLocks.Leave(held);
    }

    /// <inheritdoc/>
    public bool Equals(LockOrderEntry other) => ReferenceEquals(_held, other._held);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LockOrderEntry other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _held?.GetHashCode() ?? 0;
}
