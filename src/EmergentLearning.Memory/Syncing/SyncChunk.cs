using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Syncing;

/// <summary>What the changes of one commit share.</summary>
/// <param name="Before">How many changes of the same sync came before it.</param>
/// <param name="Count">How many it has at most.</param>
/// <param name="All">How many there are.</param>
/// <param name="Now">When.</param>
internal sealed record SyncChunk(int Before, int Count, int All, DateTimeOffset Now)
{
    /// <summary>The commit group.</summary>
    public string Group { get; } = $"sync-{Guid.NewGuid():N}";

    /// <summary>
    /// Of what it is, in its message. It may be committed in pieces, when a pass of another process comes in between: so a part of many says which it is.
    /// </summary>
    public string What { get; } = (Count, All) switch
    {
        (_, 1) => "1 file",
        _ when Count == All => string.Create(CultureInfo.InvariantCulture, $"{All} files"),
        _ => string.Create(CultureInfo.InvariantCulture, $"files {Before + 1} to {Before + Count} of {All}"),
    };

    public CommitMessage Message => new("sync: " + What);
}
