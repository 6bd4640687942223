namespace EmergentLearning.Engine.Git;

/// <summary>Who a commit is by.</summary>
/// <param name="Name">The name. What git does not allow in it is left out.</param>
/// <param name="Email">The address.</param>
public sealed record GitIdentity(string Name, string Email)
{
    /// <summary>Used where the user has told git no name or no address.</summary>
    public static GitIdentity Default { get; } = new("Emergent Learning", "elf@localhost");
}
