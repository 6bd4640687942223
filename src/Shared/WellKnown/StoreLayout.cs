namespace EmergentLearning.Engine.Shared;

/// <summary>Names inside a store's folder that several rooms need.</summary>
internal static class StoreLayout
{
    /// <summary>The engine's own folder: locks and nothing that a person edits. Ignored by git through its own <c>.gitignore</c>.</summary>
    public const string EngineFolder = ".elf";

    /// <summary>The lock that serialises projection to files and git.</summary>
    public const string RepositoryLock = "repository.lock";

    /// <summary>The fair gate in front of the database's write lock.</summary>
    public const string DatabaseLock = "database.lock";

    /// <summary>The lock that is there for the self-test alone; nobody waits for it.</summary>
    public const string SelfTestLock = "selftest.lock";

    /// <summary>Room that is kept for a full disk; holds nothing.</summary>
    public const string Reserve = "reserve";

    /// <summary>How a temporary file of the engine ends; nobody else's file does.</summary>
    public const string TemporarySuffix = ".eltmp";
}
