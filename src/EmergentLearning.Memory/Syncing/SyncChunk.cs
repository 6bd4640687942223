using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Syncing;

/// <summary>What the changes of one commit share.</summary>
/// <param name="Group">The commit group.</param>
/// <param name="What">Of what the commit is, in its message: <c>1 file</c>, <c>12 files</c>, <c>files 1 to 4000 of 9000</c>.</param>
/// <param name="Now">When.</param>
internal sealed record SyncChunk(string Group, string What, DateTimeOffset Now)
{
    /// <summary>Whether it is of one file alone.</summary>
    public bool IsSingle => What == OneFile;

    public CommitMessage Message { get; } = new("sync: " + What);

    private static string OneFile => "1 file";

    /// <summary>Begins a commit.</summary>
    /// <param name="before">How many changes came before it.</param>
    /// <param name="count">How many it has at most.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="now">When.</param>
    public static SyncChunk Begin(int before, int count, int all, DateTimeOffset now) => new($"sync-{Guid.NewGuid():N}", Describe(before, count, all), now);

    // A part may be committed in pieces, when a pass of another process comes in between: so the parts of many say which they are of.
    private static string Describe(int before, int count, int all) => (count, all) switch
    {
        (_, 1) => OneFile,
        _ when count == all => string.Create(CultureInfo.InvariantCulture, $"{all} files"),
        _ => string.Create(CultureInfo.InvariantCulture, $"files {before + 1} to {before + count} of {all}"),
    };
}
