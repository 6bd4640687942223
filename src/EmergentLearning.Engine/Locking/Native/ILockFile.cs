using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>An open lock file. Callers see to it that one thread at a time locks or unlocks; the note may be read at any time.</summary>
internal interface ILockFile : IDisposable
{
    /// <summary>Takes the lock if nobody holds it or stands in front.</summary>
    /// <exception cref="StoreException">The operating system cannot lock this file.</exception>
    bool TryLock();

    /// <summary>Waits in the kernel until the lock is taken.</summary>
    /// <exception cref="StoreException">The operating system cannot lock this file.</exception>
    void Lock();

    /// <summary>Gives the lock back.</summary>
    void Unlock();

    /// <summary>Whether the open file is still the one that its path names.</summary>
    bool IsInPlace();

    /// <summary>Replaces the note about the holder. Call it with the lock held.</summary>
    void WriteHolder(ReadOnlySpan<byte> note);

    /// <summary>Reads the note about the holder and returns its length.</summary>
    int ReadHolder(Span<byte> note);
}
