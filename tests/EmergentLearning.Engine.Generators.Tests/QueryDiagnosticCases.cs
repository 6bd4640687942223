namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>The cases of the diagnostics about queries and commands.</summary>
internal static class QueryDiagnosticCases
{
    private const string Row = "public record Row(long Id, string Topic);";

    // Two plain tables, one that is searched, one with versions, and one with files.
    private const string Tables = """
        public enum Mood { Bad, Good }
        [Table("notes"), Unique("Topic", "Place")] public partial record Note([property: Key] long Id, string Topic, int Place, string? Remark, Mood Mood);
        [Table("tags")] public partial record Tag([property: Key] long Id, long NoteId, [property: Unique] string Name, byte[]? Icon);
        [Table("posts")] public partial record Post([property: Key] long Id, [property: FullText] string Text);
        [Table("counted")] public partial record Counted([property: Key] long Id, [property: Unique] string Name, [property: Version] long Version);
        [Table("pages"), File("{Id}.md")] public partial record Page([property: Key] long Id, string Text);

        """;

    public static IEnumerable<(string Id, string Source)> Bad =>
    [
        ("ELE0011", Query("select id from notes", "public partial System.Threading.Tasks.Task [|All|]();")),
        ("ELE0011", Query("select id from notes", "public partial System.Threading.Tasks.Task<List<long>> [|All|]();")),
        ("ELE0011", Query("select id from notes", "public partial IReadOnlyList<(long, object)> [|All|]();")),
        ("ELE0011", Query("select * from notes where id = @a", "public partial Note? Find(Action [|a|]);")),
        ("ELE0011", Command("delete from tags", "public partial int [|Clear|]();")),
        ("ELE0011", Command("delete from tags returning *", "public partial IAsyncEnumerable<Tag> [|Clear|]();")),
        ("ELE0011", Query("select 1", "[Command(\"delete from tags\")] public partial long [|Both|]();")),
        ("ELE0016", "public partial class C { [Command(\"delete from x\")] public partial System.Threading.Tasks.Task [|One|](); }"),
        ("ELE0016", "public partial class C { [Query(\"select 1\"), Command(\"delete from x\")] public partial System.Threading.Tasks.Task [|One|](); }"),
        ("ELE0020", Command("delete from [|tag|]", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0020", Command("delete from [|engine_outbox|]", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0020", Command("delete from [|sqlite_master|]", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0020", Command("insert into tags (note_id, name) select id, topic from [|note|]", "public partial System.Threading.Tasks.Task Copy();")),
        ("ELE0021", Command("update tags set [|nmae|] = @name where id = @id", "public partial System.Threading.Tasks.Task Rename(string name, long id);")),
        ("ELE0021", Command("insert into tags (note_id, name) values (@id, @name) on conflict (name) do update set note_id = excluded.[|note|]", "public partial System.Threading.Tasks.Task Put(long id, string name);")),
        ("ELE0021", Query("select x.name from (select id as key from tags where [|nmae|] = 'a') x", "public partial IReadOnlyList<string> All();")),
        ("ELE0021", Query("with recent as (select id from notes) select [|topic|] from recent", "public partial IReadOnlyList<string> All();")),
        ("ELE0021", Query("select value from json_each('[1]') where [|valeu|] > 1", "public partial IReadOnlyList<long> All();")),
        ("ELE0025", Command("update tags set name = @name", "public partial System.Threading.Tasks.Task<IReadOnlyList<long>> [|Rename|](string name);")),
        ("ELE0025", Command("update tags set name = @name returning [|name|]", "public partial System.Threading.Tasks.Task<long> Rename(string name);")),
        ("ELE0025", Query("select [|id, topic|] from notes", "public partial IReadOnlyList<(long, string, int)> All();")),
        ("ELE0025", Query("select [|topic, id|] from notes", "public partial IReadOnlyList<(string Id, string Topic)> All();")),
        ("ELE0025", Query("select [|topic|], place from notes", "public partial IReadOnlyList<(long A, int B)> All();")),
        ("ELE0025", Query("select id, [|place topic|] from notes", "public partial IReadOnlyList<Row> All();") + Row),
        ("ELE0026", Query("select [|id|] from notes join tags on note_id = notes.id", "public partial IReadOnlyList<long> All();")),
        ("ELE0026", Query("select name from notes join tags on note_id = notes.id where exists (select 1 where [|id|] > 1)", "public partial IReadOnlyList<string> All();")),
        ("ELE0027", Query("select [|remark|] from notes", "public partial IReadOnlyList<string> All();")),
        ("ELE0027", Query("select t.id, [|n.topic|] from tags t left join notes n on n.id = t.note_id", "public partial IReadOnlyList<Row> All();") + Row),
        ("ELE0027", Query("with x as (select remark r from notes) select [|x.r|] from x", "public partial IReadOnlyList<string> All();")),
        ("ELE0027", Query("select [|n.*|] from tags t left join notes n on n.id = t.note_id", "public partial IReadOnlyList<Note> All();")),
        ("ELE0027", Query("select n.place from notes n union all select [|n.id|] from tags left join notes n on n.id = note_id", "public partial IReadOnlyList<long> All();").Replace("[|n.id|]", "n.id", StringComparison.Ordinal).Replace("select n.place", "select [|n.place|]", StringComparison.Ordinal)),
        ("ELE0028", Query("select * from notes where topic = [|@topic|]", "public partial IReadOnlyList<Note> About(int topic);")),
        ("ELE0028", Query("select * from notes where place in (1, [|@place|])", "public partial IReadOnlyList<Note> At(string place);")),
        ("ELE0028", Query("select * from notes where place in [|@places|]", "public partial IReadOnlyList<Note> At(string[] places);")),
        ("ELE0028", Query("select id from tags where icon between '' and [|@icon|]", "public partial IReadOnlyList<long> With(string icon);")),
        ("ELE0028", Command("update tags set note_id = [|@note|]", "public partial System.Threading.Tasks.Task Move(string note);")),
        ("ELE0028", Command("insert into tags (note_id, name) values (1, [|@name|])", "public partial System.Threading.Tasks.Task Add(long name);")),
        ("ELE0029", Query("[|select|] * from notes where topic = @topic", "public partial Note? About(string topic);")),
        ("ELE0029", Query("[|select|] place from notes limit 1", "public partial int Any();")),
        ("ELE0029", Query("[|select|] n.place from notes n join tags t on t.note_id = n.id where n.id = @id", "public partial int Any(long id);")),
        ("ELE0029", Query("[|select|] topic, max(place, 1) from notes", "public partial (string, int)? Any();")),
        ("ELE0050", Command("[|select|] 1", "public partial System.Threading.Tasks.Task<int> One();")),
        ("ELE0050", Command("[|drop|] table tags", "public partial System.Threading.Tasks.Task Drop();")),
        ("ELE0050", Command("delete from tags; [|delete|] from notes", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0051", Command("update [|pages|] set text = ''", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0051", Command("with old as (select 1) insert or replace into main.[|pages|] values (1, 'x')", "public partial System.Threading.Tasks.Task Put();")),
        ("ELE0051", Command("delete from [|pages|] where something / not understood !", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0052", Query("select id from notes where topic = [|'|]never closed", "public partial IReadOnlyList<long> All();")),
        ("ELE0052", Query("select count[|(|](id) from notes", "public partial long Count();")),
        ("ELE0052", Query("select id[|)|] from notes", "public partial IReadOnlyList<long> All();")),
        ("ELE0052", Command("delete from tags where name = [|[|]name", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0053", Query("select n.id, topic, [|t.id|] from notes n join tags t on t.note_id = n.id", "public partial IReadOnlyList<Row> All();") + Row),
        ("ELE0053", Query("select n.*, [|t.*|] from notes n join tags t on t.note_id = n.id", "public partial IReadOnlyList<Note> All();")),
        ("ELE0054", Query("select * from notes where id in [|@id|]", "public partial IReadOnlyList<Note> Find(long id);")),
        ("ELE0054", Query("select * from notes where id = [|@ids|]", "public partial IReadOnlyList<Note> Find(IReadOnlyList<long> ids);")),
        ("ELE0054", Query("select * from notes where id in (1, [|@ids|])", "public partial IReadOnlyList<Note> Find(long[] ids);")),
        ("ELE0055", Command("insert or [|replace|] into posts values (1, 'x')", "public partial System.Threading.Tasks.Task Put();")),
        ("ELE0055", Command("[|replace|] into main.posts (id, text) values (1, 'x')", "public partial System.Threading.Tasks.Task Put();")),
        ("ELE0055", Command("with x as (select 1) update or [|replace|] posts set id = 2", "public partial System.Threading.Tasks.Task Move();")),
        ("ELE0056", Command("update [|counted|] as c set name = 'x' where c.id = 1", "public partial System.Threading.Tasks.Task Rename();")),
        ("ELE0056", Command("insert into [|counted|] values (1, 'x', 1) on conflict (name) do update set id = 2", "public partial System.Threading.Tasks.Task Put();")),
    ];

    public static IEnumerable<(string Id, string Source)> Good =>
    [
        ("ELE0011", Query("select id, topic from notes", "public partial System.Threading.Tasks.ValueTask<(long Id, string Topic)[]?> None();").Replace("(long Id, string Topic)[]?", "(long Id, string Topic)?", StringComparison.Ordinal).Replace("from notes", "from notes order by id", StringComparison.Ordinal)),
        ("ELE0011", Query("select * from notes where mood in @moods", "public partial IAsyncEnumerable<Note> All(IEnumerable<Mood> moods, System.Threading.CancellationToken token);")),
        ("ELE0016", Command("delete from tags", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0020", Query("select n.topic from notes_search s join notes n on n.id = s.rowid where notes_search match @text", "public partial IReadOnlyList<string> Search(string text);")),
        ("ELE0021", Command("insert into tags (note_id, name) values (@id, @name) on conflict (name) do update set note_id = excluded.note_id where note_id <> excluded.note_id", "public partial System.Threading.Tasks.Task Put(long id, string name);")),
        ("ELE0023", Query("select * from notes where id = @binder and topic = @arguments and place in @row and remark = @ToString and id in @element and id < @Engine", "public partial IReadOnlyList<Note> All(long binder, string arguments, int[] row, string ToString, List<long> element, long Engine);")),
        ("ELE0023", Query("select * from notes where id in @Item2 and place in @Rest and topic = @event and mood in @class", "public partial System.Threading.Tasks.Task<IReadOnlyList<Note>> All(long[] Item2, int[] Rest, string @event, IEnumerable<Mood> @class, System.Threading.CancellationToken Engine);")),
        ("ELE0023", Query("select * from notes where id in @binder", "public partial IReadOnlyList<Note> All(long[] binder);")),
        ("ELE0024", Query("with x as (select 1 as n) select n from x;", "public partial long One();")),
        ("ELE0025", Query("select count(*), topic from notes group by topic", "public partial IReadOnlyList<(int Count, string Topic)> All();")),
        ("ELE0025", Command("update tags set name = upper(name)", "public partial System.Threading.Tasks.Task<int> Raise();")),
        ("ELE0026", Query("select id from notes join tags using (id)", "public partial IReadOnlyList<long> All();")),
        ("ELE0026", Query("select n.id as id, place from notes n join tags t on t.note_id = n.id order by id, place", "public partial IReadOnlyList<(long Id, int Place)> All();")),
        ("ELE0027", Query("select remark from notes where remark is not null and place > 1", "public partial IReadOnlyList<string> All();")),
        ("ELE0027", Query("select coalesce(remark, '') from notes", "public partial IReadOnlyList<string> All();")),
        ("ELE0027", Query("select t.id, n.topic from tags t left join notes n on n.id = t.note_id where n.place > 1", "public partial IReadOnlyList<Row> All();") + Row),
        ("ELE0027", Query("select max(remark) from notes", "public partial string? All();")),
        ("ELE0028", Query("select * from notes where place = @place and id > @amount and topic = @day and topic like @n and mood = @mood", "public partial IReadOnlyList<Note> At(double place, decimal amount, DateOnly day, int n, Mood? mood);")),
        ("ELE0029", Query("select * from notes where id = @id and place > 1", "public partial Note? Find(long id);")),
        ("ELE0029", Query("select * from notes where topic = @topic and @place = place", "public partial Note? Find(string topic, int place);")),
        ("ELE0029", Query("select n.* from tags t join notes n on n.id = t.note_id where t.name = @name", "public partial Note? Named(string name);")),
        ("ELE0029", Query("select count(*) from notes where topic = @topic", "public partial long Count(string topic);")),
        ("ELE0029", Query("select * from notes order by place, id limit 1", "public partial Note? First();")),
        ("ELE0029", Query("select (select max(id) from notes)", "public partial long? Last();")),
        ("ELE0029", Query("select n.topic from notes n join (select max(id) as top from notes) x on n.id = x.top", "public partial string? Last();")),
        ("ELE0050", Command("with old as (select id from tags) delete from tags where id in old;", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0051", Command("insert into tags (note_id, name) select id, text from pages", "public partial System.Threading.Tasks.Task Copy();")),
        ("ELE0052", Query("select 'it''s (', [a)b], `c(` from (select 1 as [a)b], 2 as `c(`) /* ( ' */ -- )", "public partial IReadOnlyList<(string, int, int)> All();")),
        ("ELE0053", Query("select n.*, t.id as tag_id from notes n join tags t on t.note_id = n.id", "public partial IReadOnlyList<Note> All();")),
        ("ELE0054", Query("select * from notes where id in @ids and topic in (@topics)", "public partial IReadOnlyList<Note> Find(IEnumerable<long> ids, List<string> topics);")),
        ("ELE0054", Query("select value from json_each(@ids)", "public partial IReadOnlyList<long> Echo(IReadOnlyList<long> ids);")),
        ("ELE0054", Query("select * from notes where id in (@id)", "public partial IReadOnlyList<Note> Find(long id);")),
        ("ELE0055", Command("insert into posts (id, text) values (1, 'x') on conflict (id) do update set text = excluded.text", "public partial System.Threading.Tasks.Task Put();")),
        ("ELE0055", Command("insert or ignore into posts (id, text) values (1, replace('a', 'b', 'c'))", "public partial System.Threading.Tasks.Task Put();")),
        ("ELE0056", Command("update counted set name = 'x', VERSION = version + 1", "public partial System.Threading.Tasks.Task Rename();")),
        ("ELE0056", Command("insert into counted values (1, 'x', 1) on conflict (name) do update set (id, version) = (2, version + 1)", "public partial System.Threading.Tasks.Task Put();")),
        ("ELE0056", Command("delete from counted", "public partial System.Threading.Tasks.Task Clear();")),
        ("ELE0055", Command("replace into tags (id, note_id, name) values (1, 1, 'x')", "public partial System.Threading.Tasks.Task Put();")),
    ];

    private static string Query(string sql, string method) => Store($"[Query(\"{sql}\")] {method}");

    private static string Command(string sql, string method) => Store($"[Command(\"{sql}\")] {method}");

    private static string Store(string member) =>
        $"{Tables}[Store(typeof(Note), typeof(Tag), typeof(Post), typeof(Counted), typeof(Page))] public partial class S {{\n{member}\n}}\n";
}
