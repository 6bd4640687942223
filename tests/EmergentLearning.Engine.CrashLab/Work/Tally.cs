using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>A record without a file. Its name is not unique, so that a doubled row would be seen.</summary>
[Table("tallies")]
internal sealed partial record Tally
{
    [Key]
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Payload { get; init; }

    [References(typeof(Note))]
    public long? NoteId { get; init; }
}
