using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>What the experiments record: a name that tells the entries apart, and a text that tells its versions apart.</summary>
[Table("entries"), File("entries/{Name}/{Id}.md")]
public sealed partial record Entry
{
    [Key] public long Id { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }
}
