using EmergentLearning.Engine.Schema;

namespace GettingStarted;

/// <summary>One folder: database, files, git.</summary>
[Store(typeof(Note))]
public sealed partial class NoteStore
{
    [Query("select * from notes where topic = @topic and weight >= @min order by id desc limit @take")]
    public partial IReadOnlyList<Note> Heaviest(string topic, int min, int take);
}
