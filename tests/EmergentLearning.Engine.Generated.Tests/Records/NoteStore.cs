using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Store(typeof(Note), typeof(History), Database = "memory/notes.db")]
public sealed partial class NoteStore
{
    [Query("select * from notes where topic = @topic and weight >= @min order by created_at desc limit @take")]
    public partial IReadOnlyList<Note> Heaviest(string topic, int min, int take);

    [Query("select count(*) from notes")]
    public partial long CountNotes();

    [Query("select max(weight) from notes where topic = @topic")]
    public partial int? MaxWeight(string topic);

    [Query("select weight from notes where id = @id")]
    public partial int WeightOf(long id);

    [Query("select distinct topic from notes order by topic")]
    public partial IReadOnlyList<string> Topics();

    [Query("select remark from notes order by id")]
    public partial IReadOnlyList<string?> Remarks();

    [Query("select n.* from notes as n join histories h on h.note_id = n.id where h.event = @event")]
    public partial IReadOnlyList<Note> WithEvent(string @event);

    [Query("select created_at, remark, weight, title, topic, id from notes where id = @id")]
    public partial Note? Reordered(long id);

    [Query("select * from notes where id = @id")]
    public partial Note Get(long id);

    [Query("select topic, count(*) as notes, sum(weight) total_weight from notes group by topic order by topic")]
    public partial IReadOnlyList<TopicCount> Counts();
}
