using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>Types that stand in types, of every other shape.</summary>
public static partial class Shapes
{
    [Table("plain")]
    public sealed partial class Plain
    {
        [Key] public long Id { get; private set; }

        public string Name { get; set; } = "";

        public string Shouted => Name.ToUpperInvariant();

        public static int Count { get; set; }
    }

    [Table("constructed")]
    public sealed partial class Constructed(long id, string name)
    {
        [Key] public long Id { get; init; } = id;

        public string Name { get; init; } = name;

        public int? Extra { get; init; }
    }

    [Table("select"), Index(nameof(@event), nameof(@string))]
    public partial record @class([property: Key] long @event, string @string, int? @params = null);

    [Table("derived")]
    public partial record Derived : Base
    {
        public required string Name { get; init; }
    }

    public abstract record Base
    {
        [Key] public long Id { get; init; }

        public string? Origin { get; init; }
    }

    [Table("only")]
    internal sealed partial record Only([property: Key] long Id);
}
