using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Syncing;

/// <summary>What the changes of one transaction share.</summary>
/// <param name="Group">The commit group.</param>
/// <param name="Count">How many changes there are.</param>
/// <param name="Now">When.</param>
internal sealed record SyncChunk(string Group, int Count, DateTimeOffset Now)
{
    public CommitMessage Message { get; } = new(string.Create(
        CultureInfo.InvariantCulture, $"sync: {Count} {(Count == 1 ? "file" : "files")}"));
}
