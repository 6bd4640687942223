namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>A class of locks, the node of the order graph. Immutable, compared by value.</summary>
/// <param name="Name">The declared name, else the full name of the member that holds the lock.</param>
/// <param name="IsDeclared">Whether an attribute names it.</param>
internal sealed record LockClass(string Name, bool IsDeclared)
{
    /// <summary>The name as a message says it: without the name space.</summary>
    public string Display
    {
        get
        {
            string[] parts = Name.Split('.');
            return IsDeclared || parts.Length < 3 || Name.Contains('(') ? Name : parts[parts.Length - 2] + "." + parts[parts.Length - 1];
        }
    }
}
