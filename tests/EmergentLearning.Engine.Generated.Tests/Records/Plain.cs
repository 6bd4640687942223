using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>Nothing but columns: no file, no version, no moments.</summary>
[Table("plain \"rows\"")]
public sealed partial record Plain([property: Key] long Id, [property: Column("a \"name\"")] string Name, int Weight = 0, double? Score = null);
