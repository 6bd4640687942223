using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Recording;

/// <summary>What a new store begins with.</summary>
internal static class InitialDocuments
{
    private static readonly CommitMessage Message = new(
        "init: Initialize Emergent Learning Framework", "Created directory structure and database");

    /// <summary>The paths of the store's own documents: they are no records, and come back when somebody removes them.</summary>
    public static readonly IReadOnlyList<string> Paths = [".gitignore"];

    /// <summary>Adds what is not there yet.</summary>
    /// <returns>How many documents were added.</returns>
    public static int Add(IWriteTransaction transaction, DateTimeOffset now)
    {
        // Asked again inside the transaction: of fifty processes that start at once, one adds it.
        if (!transaction.IsPathFree(Paths[0]))
            return 0;

        transaction.Project(new DocumentChange
        {
            Path = Paths[0],
            // One writer must never commit another's half-state: the database and the locks stay out of git.
            Content = [.. "memory/index.db\nmemory/index.db-*\n.elf/\nbackups/\nlogs/*.log\n*.tmp\n*.eltmp\n"u8],
            Message = Message,
            RecordedAt = now,
        });
        return 1;
    }
}
