using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>Records that refer to each other.</summary>
public static partial class Forum
{
    [Table("topics"), File("topics/{Id}.md")]
    public sealed partial record Topic([property: Key] long Id, string Name);

    [Table("posts"), File("posts/{TopicId}/{Id}.md")]
    public sealed partial record Post
    {
        [Key] public long Id { get; init; }

        [References(typeof(Topic))] public long TopicId { get; init; }

        [References(typeof(Post))] public long? ParentId { get; init; }

        public string Title { get; init; } = "";
    }

    [Table("marks"), Index(nameof(PostId), nameof(Name))]
    public sealed partial record Mark
    {
        [Key] public long Id { get; init; }

        [References(typeof(Post), OnDelete = OnDelete.Cascade)] public long PostId { get; init; }

        [References(typeof(Topic), OnDelete = OnDelete.SetNull)] public long? TopicId { get; init; }

        public string Name { get; init; } = "";
    }
}
