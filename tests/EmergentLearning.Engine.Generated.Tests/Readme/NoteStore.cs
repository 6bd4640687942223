using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Readme;

[Table("notes"), File("notes/{Topic}/{Id}.md")]
public sealed partial record Note
{
    [Key]                             public long Id { get; init; }
    [Index]                           public required string Topic { get; init; }
    [FullText]                        public required string Text { get; init; }
    [Check("weight between 1 and 5")] public int Weight { get; init; } = 3;
    [CreatedAt]                       public DateTimeOffset CreatedAt { get; init; }
}

[Store(typeof(Note))]
public sealed partial class NoteStore
{
    [Query("select * from notes where topic = @topic and weight >= @min order by weight desc limit @take")]
    public partial IReadOnlyList<Note> Heaviest(string topic, int min, int take);
}
