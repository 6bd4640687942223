namespace EmergentLearning.Engine.Contracts;

/// <summary>A store could not do what was asked. The message says what happened, where, and what to do.</summary>
public class StoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StoreException(StoreFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>Which part failed.</summary>
    public StoreFault Fault { get; }

    /// <summary>Whether the database is sound and only the statement, or a text in it, has an error.</summary>
    internal virtual bool IsRefusedStatement => false;

    /// <summary>Whether there was no room on the disk.</summary>
    internal virtual bool IsFull => false;
}
