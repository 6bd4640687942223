using EmergentLearning.Engine.Schema;

namespace GettingStarted;

/// <summary>Something worth remembering.</summary>
[Table("notes"), File("notes/{Topic}/{Id}.md")]
public sealed partial record Note
{
    [Key]
    public long Id { get; init; }

    [Index]
    public required string Topic { get; init; }

    public required string Text { get; init; }

    [Check("weight between 1 and 5")]
    public int Weight { get; init; } = 3;
}
