using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>A store whose table has columns that rows of <see cref="YoungStore"/> lack.</summary>
[Store(typeof(Leaf))]
public sealed partial class GrownStore
{
    [Table("leaves")]
    public sealed partial record Leaf
    {
        [Key] public long Id { get; init; }

        [FullText] public string Text { get; init; } = "";

        [CreatedAt] public DateTimeOffset Made { get; init; }

        [Version] public int Revision { get; init; }

        public int Weight { get; init; }

        public Guid Code { get; init; }

        public decimal Price { get; init; }

        public char Sign { get; init; }

        public DateOnly Day { get; init; }

        public TimeOnly Hour { get; init; }

        [StoredAsText] public DayOfWeek Weekday { get; init; }

        public IReadOnlyList<string> Words { get; init; } = [];
    }
}
