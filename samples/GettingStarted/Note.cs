using EmergentLearning.Engine.Schema;

namespace GettingStarted;

/// <summary>Something worth remembering.</summary>
[Table("notes")]
public sealed partial record Note
{
    [Key]
    public long Id { get; init; }

    [Index]
    public required string Topic { get; init; }

    public required string Text { get; init; }
}
