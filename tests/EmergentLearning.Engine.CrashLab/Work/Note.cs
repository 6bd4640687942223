using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>A record with a file.</summary>
[Table("notes"), File("notes/{Topic}/{Id}.md")]
internal sealed partial record Note
{
    [Key]
    public long Id { get; init; }

    /// <summary>The key that a repeated write is known by.</summary>
    [Unique]
    public required string Name { get; init; }

    [Index]
    public required string Topic { get; init; }

    [FullText]
    public required string Text { get; init; }

    public int Weight { get; init; }

    [CreatedAt]
    public DateTimeOffset CreatedAt { get; init; }
}
