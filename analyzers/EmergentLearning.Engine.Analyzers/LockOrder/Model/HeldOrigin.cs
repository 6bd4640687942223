namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>Who took a lock that a method holds.</summary>
internal enum HeldOrigin
{
    /// <summary>The method itself.</summary>
    Here,

    /// <summary>The method itself, and got a handle for it.</summary>
    Handle,

    /// <summary>A <c>lock</c> statement, and it ends where that does.</summary>
    Scope,

    /// <summary>A method that it called.</summary>
    Callee,

    /// <summary>An iterator that it enumerates, until the enumerator is disposed.</summary>
    Iterator,

    /// <summary>Its caller, or the run time on its behalf: it is not for this method to give back.</summary>
    Entry,
}
