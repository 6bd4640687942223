using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A user's record with a file, as small as one can be.</summary>
[Table("cards"), File("cards/{Topic}/{Id}.md")]
public sealed partial record Card
{
    [Key] public long Id { get; init; }

    public required string Topic { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset CreatedAt { get; init; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
}
