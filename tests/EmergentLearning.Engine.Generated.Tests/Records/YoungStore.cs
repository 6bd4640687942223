using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>The store of <see cref="GrownStore"/> as it was before its table grew.</summary>
[Store(typeof(Leaf))]
public sealed partial class YoungStore
{
    [Table("leaves")]
    public sealed partial record Leaf
    {
        [Key] public long Id { get; init; }
    }
}
