namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Locks were asked for in an order that is declared wrong, or that together with what was seen before can end in a deadlock. The message
/// has the stacks of all acquisitions in question. It is thrown before the lock is waited for, so nothing more is held than before.
/// </summary>
public sealed class LockOrderException : InvalidOperationException
{
    /// <summary>Without a message.</summary>
    public LockOrderException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What was taken in which order, and where.</param>
    public LockOrderException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What was taken in which order, and where.</param>
    /// <param name="innerException">The cause.</param>
    public LockOrderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
