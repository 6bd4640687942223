using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Table("histories"), Index(nameof(NoteId), nameof(Event)), Unique(nameof(NoteId), nameof(@class))]
public sealed partial record History([property: Key(AutoIncrement = true)] long Id, long NoteId, string Event, string? @class);
