namespace EmergentLearning.Engine.Locking;

/// <summary>
/// The classes of lock in the engine, outermost first: a flow that holds one may only take a class with a greater number.
/// </summary>
public enum LockClass
{
    /// <summary>Serialises projection to files and git of one store. Held longest.</summary>
    Repository = 10,

    /// <summary>Serialises writers of one file.</summary>
    File = 20,

    /// <summary>The fair gate in front of the database's write lock. The hottest and shortest, so it is innermost.</summary>
    Database = 30,
}
