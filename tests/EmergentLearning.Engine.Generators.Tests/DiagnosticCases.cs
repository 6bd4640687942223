namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>For each diagnostic: sources that have it, at the marked place, and sources close to them that do not.</summary>
internal static class DiagnosticCases
{
    private const string Note = "[Table(\"notes\")] public partial record Note { [Key] public long Id { get; init; } public string Topic { get; init; } = \"\"; public int Weight { get; init; } }\n";

    private const string Topic = "[Table(\"topics\")] public partial record Topic { [Key] public long Id { get; init; } }\n";

    public static IEnumerable<(string Id, string Source)> Bad =>
    [
        ("ELE0001", "[Table(\"t\")] public record [|R|] { [Key] public long Id { get; init; } }"),
        ("ELE0001", "public class [|Outer|] { [Table(\"t\")] public partial record R { [Key] public long Id { get; init; } } }"),
        ("ELE0001", Note + "[Store(typeof(Note))] public class [|S|] { }"),
        ("ELE0002", "[Table(\"t\")] public partial record [|R|] { public long Id { get; init; } }"),
        ("ELE0003", "[Table(\"t\")] public partial record [|R|] { [Key] public long A { get; init; } [Key] public long B { get; init; } }"),
        ("ELE0004", "[Table(\"t\")] public partial record R { [Key] public int [|Id|] { get; init; } }"),
        ("ELE0005", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public int A { get; init; } [Column(\"A\")] public int [|B|] { get; init; } }"),
        ("ELE0006", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public List<int>? [|Tags|] { get; init; } }"),
        ("ELE0006", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } [Index] public object? [|Any|] { get; init; } }"),
        ("ELE0007", "[Table(\"t\"), [|Index(\"Nmae\")|]] public partial record R { [Key] public long Id { get; init; } public int Name { get; init; } }"),
        ("ELE0007", "[Table(\"t\"), [|Unique|]] public partial record R { [Key] public long Id { get; init; } }"),
        ("ELE0007", "[Table(\"t\"), [|File(\"a/{Nope}.md\")|]] public partial record R { [Key] public long Id { get; init; } }"),
        .. EscapingTemplates.Select(template => ("ELE0008", $"[Table(\"t\"), [|File(@\"{template}\")|]] public partial record R {{ [Key] public long Id {{ get; init; }} }}")),
        ("ELE0009", "public record R; [[|Store(typeof(R))|]] public partial class S { }"),
        ("ELE0010", Note + "[Table(\"NOTES\")] public partial record Other { [Key] public long Id { get; init; } }\n[[|Store(typeof(Note), typeof(Other))|]] public partial class S { }"),
        ("ELE0010", Record("[FullText] public string? Text { get; init; }") + "[Table(\"T_fts\")] public partial record Other { [Key] public long Id { get; init; } }\n[[|Store(typeof(R), typeof(Other))|]] public partial class S { }"),
        ("ELE0011", Query("select * from notes", "public IReadOnlyList<Note> [|All|]() => [];")),
        ("ELE0011", Query("select * from notes", "public partial Dictionary<int, Note> [|All|]();")),
        ("ELE0011", Query("select * from notes", "public partial void [|All|]();")),
        ("ELE0011", Query("select * from notes where id = @id", "public partial IReadOnlyList<Note> All(object [|id|]);")),
        ("ELE0012", "public class F { } [Table(\"t\"), [|File(\"{Id}.md\", Format = typeof(F))|]] public partial record R { [Key] public long Id { get; init; } }"),
        ("ELE0013", "[Table(\"t\")] public abstract partial record [|R|] { [Key] public long Id { get; init; } }"),
        ("ELE0013", "[Table(\"t\")] public partial class [|R|](object connection) { [Key] public long Id { get; init; } public string? Text => connection.ToString(); }"),
        ("ELE0014", "[Table(\"t\")] internal partial record R { [Key] public long Id { get; init; } internal required string [|Secret|] { get; init; } }"),
        ("ELE0014", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public required string [|Field|]; }"),
        ("ELE0014", "internal abstract record B { internal required int [|Inner|] { get; init; } } [Table(\"t\")] internal partial record R : B { [Key] public long Id { get; init; } }"),
        ("ELE0014", "[Table(\"t\")] public partial class R(long id) { [Key] public required long [|Id|] { get; init; } = id; }"),
        ("ELE0006", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public required List<int> [|Tags|] { get; init; } }"),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } } public class [|RTable|] { }"),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } } public enum [|RTable|] { }"),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } } partial class RTable { public int [|Schema|] { get; } }"),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } [Index] public int A { get; init; } } partial class RTable { public void [|ListByA|](int a) { } }"),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } } [Table(\"u\")] public partial record [|r|] { [Key] public long Id { get; init; } }"),
        ("ELE0015", Store("public int [|Engine|] { get; }")),
        ("ELE0015", Store("public int [|Notes|]() => 1;")),
        ("ELE0015", Store("public class [|Schema|] { }")),
        ("ELE0015", Store("public System.Threading.Tasks.ValueTask [|DisposeAsync|]() => default;")),
        ("ELE0015", Store("public static S [|OpenReadOnly|](string root) => throw new InvalidOperationException(root);")),
        ("ELE0015", Query("select * from notes", "public partial IReadOnlyList<Note> [|Engine|]();")),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public int [|Columns|] { get; init; } }"),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } [Unique] public int A { get; init; } public static int [|UniqueIndexes|]() => 1; }"),
        ("ELE0015", "public abstract record B { public int [|Columns|] => 1; } [Table(\"t\")] public partial record R : B { [Key] public long Id { get; init; } }"),
        ("ELE0015", Store("") + "public class [|STransaction|] { }"),
        ("ELE0015", Store("public System.Threading.Tasks.Task [|WriteAsync|](Action<int> work, Acknowledgement level, System.Threading.CancellationToken token) => throw new InvalidOperationException();")),
        ("ELE0015", Record("[FullText] public string? A { get; init; }") + "partial class RTable { public void [|Search|](int a) { } }"),
        ("ELE0016", "public partial class C { [Query(\"select 1\")] public partial long [|One|](); }"),
        ("ELE0016", Note + "[Table(\"c\")] public partial class C { [Key] public long Id { get; init; } [Query(\"select 1\")] public partial long [|One|](); }"),
        ("ELE0011", Query("select * from notes", "public partial IReadOnlyList<T> [|All|]<T>() where T : class, new();")),
        ("ELE0011", Query("select * from notes", "public partial T [|All|]<T>(T? a, params int[] b) where T : notnull, IDisposable;")),
        ("ELE0011", Query("select * from notes", "public static partial long [|All|]();")),
        ("ELE0011", Query("select * from notes", "public partial IReadOnlyList<Row> [|All|]();") + "public record Row { public long Id { get; init; } public required object Other { get; init; } }"),
        ("ELE0020", Query("select count(*) from [|note|]", "public partial long All();")),
        ("ELE0020", Query("select count(*) from notes n where [|m|].id = 1", "public partial long All();")),
        ("ELE0021", Query("select count(*) from notes where [|topci|] = 'x'", "public partial long All();")),
        ("ELE0021", Query("select n.[|titel|] from notes as n", "public partial IReadOnlyList<string> All();")),
        ("ELE0021", Query("select count(*) from notes where id in (select x.id from notes x where x.topic = [|topics|])", "public partial long All();")),
        ("ELE0022", Query("select * from notes where id = [|@key|]", "public partial Note? Find();")),
        ("ELE0022", Query("select * from notes where id = [|?|]", "public partial Note? Find();")),
        ("ELE0023", Query("select * from notes", "public partial Note? Find(long [|id|]);")),
        ("ELE0024", Query("[|delete|] from notes", "public partial long All();")),
        ("ELE0024", Query("with x as (select 1) [|update|] notes set topic = ''", "public partial long All();")),
        ("ELE0024", Query("select 1; [|drop|] table notes", "public partial long All();")),
        ("ELE0025", Query("select [|id, topic|] from notes", "public partial IReadOnlyList<Note> All();")),
        ("ELE0025", Query("select [|id, topic|] from notes", "public partial long All();")),
        ("ELE0025", Query("select [|topic|] from notes", "public partial IReadOnlyList<long> All();")),
        ("ELE0025", Query("select [|id|] from notes", "public partial IReadOnlyList<Row> All();") + "public record Row(long Id, string Missing);"),
        ("ELE0030", "[Table(\"t\")] public partial record [|R|]<T> { [Key] public long Id { get; init; } }"),
        ("ELE0030", "public partial class Outer<T> { [Table(\"t\"), Index(\"Id\")] public partial record [|R|] { [Key] public long Id { get; init; } } }"),
        ("ELE0030", Note + "[Store(typeof(Note))] public partial class [|S|]<T, @in> where T : class { [Query(\"select count(*) from nowhere\")] public partial long All(); }"),
        ("ELE0031", "[Table(\"t\"), File(\"{Id}.md\"), Index(\"Id\"), Unique(\"Id\"), Check(\"id > 0\")] public partial record struct [|R|](long Id);"),
        ("ELE0031", "[Table(\"t\")] public readonly partial struct [|R|] { [Key] public long Id { get; init; } }"),
        ("ELE0031", Note + "[Store(typeof(Note))] public partial struct [|S|] { [Query(\"select count(*) from notes\")] public partial long All(); }"),
        .. Converters.Select(pair => ("ELE0032", Property($"[[|Converter(typeof({pair.Type}))|]] public {pair.Value} P {{ get; init; }}") + pair.Declaration)),
        ("ELE0032", "[Converter(typeof(string))] public record V; " + Property("public required V [|P|] { get; init; }")),
        ("ELE0032", "[Table(\"t\")] public partial record R([property: Key] long Id, [[|Converter(typeof(int))|]] int P);"),
        .. Contexts.Select(pair => ("ELE0033", Property($"[[|StoredAsJson(typeof({pair.Type}))|]] public Dictionary<string, int>? P {{ get; init; }}") + pair.Declaration)),
        ("ELE0034", Property("[[|StoredAsText|]] public int P { get; init; }")),
        ("ELE0034", Property("[[|Converter(typeof(C))|], StoredAsText] public DayOfWeek P { get; init; }") + "public class C { }"),
        ("ELE0034", "[Table(\"t\")] public partial record R { [Key, [|Converter(typeof(C))|]] public long Id { get; init; } } public class C { }"),
        ("ELE0035", "public abstract record B { public string? [|P|] { get; private set; } } [Table(\"t\")] public partial record R : B { [Key] public long Id { get; init; } }"),
        ("ELE0036", Property("[Index] public string [|P|] => \"\";")),
        ("ELE0036", Property("[Column(\"p\")] public static int [|P|] { get; set; }")),
        ("ELE0036", Property("[Check(\"1\")] public int [|P|] { set { } }")),
        ("ELE0036", Property("[Column(\"p\"), NotStored] public int [|P|] { get; set; }")),
        ("ELE0036", Property("[Column(\"p\")] public int [|this|][int i] { get => i; set { } }")),
        ("ELE0036", "[Table(\"t\")] public partial record R { [Key] public long [|Id|] => 1; }"),
        ("ELE0037", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } [Index] internal Inner [|P|] { get; init; } } internal enum Inner { A }"),
        ("ELE0037", "public partial class Outer { [Table(\"t\")] internal partial record R { [Key] public long Id { get; init; } [Index] private Inner? [|P|] { get; init; } private enum Inner { A } } }"),
        ("ELE0070", Record("[Version] public string [|Revision|] { get; init; } = \"\";")),
        ("ELE0070", Record("[Version] public int? [|Revision|] { get; init; }")),
        ("ELE0070", Record("[Version] public long One { get; init; } [Version] public long [|Two|] { get; init; }")),
        ("ELE0070", Record("[CreatedAt] public string [|At|] { get; init; } = \"\";")),
        ("ELE0070", Record("[UpdatedAt] public DateOnly [|At|] { get; init; }")),
        ("ELE0070", "[Table(\"t\")] public partial record R { [Key, Version] public long [|Id|] { get; init; } }"),
        ("ELE0072", Topic + Record("[[|References(typeof(Topic))|]] public int TopicId { get; init; }")),
        ("ELE0072", Topic + Record("[[|References(typeof(Topic), OnDelete = OnDelete.SetNull)|]] public long TopicId { get; init; }")),
        ("ELE0072", "public record Plain;\n" + Record("[[|References(typeof(Plain))|]] public long PlainId { get; init; }")),
        ("ELE0072", Topic + "[Table(\"t\")] public partial record R { [Key, [|References(typeof(Topic))|]] public long Id { get; init; } }"),
        ("ELE0073", Topic + "[Table(\"t\"), File(\"{Id}.md\")] public partial record R { [Key] public long Id { get; init; } [[|References(typeof(Topic), OnDelete = OnDelete.Cascade)|]] public long TopicId { get; init; } }"),
        ("ELE0073", Topic + Record("[Version] public long Revision { get; init; } [[|References(typeof(Topic), OnDelete = OnDelete.SetNull)|]] public long? TopicId { get; init; }")),
        ("ELE0074", "[Table(\"a\")] public partial record A { [Key] public long Id { get; init; } [[|References(typeof(B))|]] public long BId { get; init; } } [Table(\"b\")] public partial record B { [Key] public long Id { get; init; } [References(typeof(A))] public long AId { get; init; } }"),
        ("ELE0074", "[Table(\"c\")] public partial record C { [Key] public long Id { get; init; } [References(typeof(A))] public long AId { get; init; } } [Table(\"a\")] public partial record A { [Key] public long Id { get; init; } [References(typeof(D))] public long DId { get; init; } [[|References(typeof(B))|]] public long? BId { get; init; } } [Table(\"b\")] public partial record B { [Key] public long Id { get; init; } [References(typeof(C))] public long CId { get; init; } } [Table(\"d\")] public partial record D { [Key] public long Id { get; init; } }\n[Store(typeof(A), typeof(B), typeof(C), typeof(D))] public partial class S { }"),
        ("ELE0075", Topic + Record("[References(typeof(Topic))] public long TopicId { get; init; }") + "[[|Store(typeof(R))|]] public partial class S { }"),
        ("ELE0071", Record("[FullText] public int [|Weight|] { get; init; }")),
        ("ELE0071", Record("[FullText] public string? [|Rank|] { get; init; }")),
        ("ELE0071", Record("[FullText(Weight = 0)] public string? [|Text|] { get; init; }")),
        ("ELE0071", "[Table(\"t\"), [|FullText|]] public partial record R { [Key] public long Id { get; init; } public string? Text { get; init; } }"),
        .. QueryDiagnosticCases.Bad,
    ];

    public static IEnumerable<(string Id, string Source)> Good =>
    [
        ("ELE0001", "public partial class Outer { [Table(\"t\")] public partial record R { [Key] public long Id { get; init; } } }"),
        ("ELE0002", Note),
        ("ELE0003", "[Table(\"t\")] public partial record R { [Key] public long A { get; init; } [Unique] public long B { get; init; } }"),
        ("ELE0004", Note),
        ("ELE0005", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public int A { get; init; } [Column(\"c\")] public int B { get; init; } }"),
        ("ELE0006", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public List<int> Computed => []; public static object? Shared { get; set; } }"),
        ("ELE0007", "[Table(\"t\"), Index(\"Name\"), File(\"{Name}/{Id}.md\")] public partial record R { [Key] public long Id { get; init; } public int Name { get; init; } }"),
        ("ELE0008", "[Table(\"t\"), File(\"a..b/.hidden/{Id}..md\")] public partial record R { [Key] public long Id { get; init; } }"),
        ("ELE0009", Note + "[Store(typeof(Note))] public partial class S { }"),
        ("ELE0010", Note + "[Table(\"others\")] public partial record Other { [Key] public long Id { get; init; } }\n[Store(typeof(Note), typeof(Other))] public partial class S { }"),
        ("ELE0011", Query("select * from notes", "public partial IReadOnlyList<Note> All();")),
        ("ELE0012", "public class F : IFileFormat<R> { public byte[] Render(R record, byte[]? current) => []; public CommitMessage Describe(R record) => new(\"\"); public DateTimeOffset GetRecordedAt(R record) => default; }\n[Table(\"t\"), File(\"{Id}.md\", Format = typeof(F))] public partial record R { [Key] public long Id { get; init; } }"),
        ("ELE0013", "[Table(\"t\")] public partial class R(long id) { [Key] public long Id { get; init; } = id; }"),
        ("ELE0014", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public required string Text { get; init; } internal string Secret { get; init; } = \"\"; }"),
        ("ELE0014", "[Table(\"t\")] internal partial class R { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public R() { } [Key] public long Id { get; init; } internal required int Secret { get; init; } }"),
        ("ELE0015", "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } [Index] public int A { get; init; } } public sealed partial class RTable { public int ListByB(int a) => ListByA(a).Count; } namespace Other { public class RTable { } }"),
        ("ELE0015", "[Table(\"t\")] public partial record A { [Key] public long Id { get; init; } [Unique] public int Code { get; init; } } [Table(\"u\")] public sealed partial record B : A { public int Extra { get; init; } }"),
        ("ELE0015", "[Table(\"t\")] public partial record A { [Key] public long Id { get; init; } } [Table(\"u\")] public sealed partial record B : A { [Unique] public int Extra { get; init; } }"),
        ("ELE0015", Record("public int UniqueIndexes { get; init; } public int Column { get; init; }")),
        ("ELE0015", Store("public static System.Threading.Tasks.Task<S> OpenAsync(string root, bool quick) => OpenAsync(quick ? root : root + 1); public int Engines { get; }")),
        ("ELE0016", Query("select * from notes", "public partial IReadOnlyList<Note> All();")),
        ("ELE0020", Query("with recent as (select * from notes) select count(*) from recent, json_each('[1]'), sqlite_master", "public partial long All();")),
        ("ELE0021", Query("select n.topic as t, count(*) c from notes n group by t having c > 1 order by c, rowid limit 1", "public partial IReadOnlyList<Row> All();") + "public record Row(string T);"),
        ("ELE0022", Query("select * from notes where id = @key and topic <> '@no' /* @no */ -- @no", "public partial Note? Find(long key);")),
        ("ELE0023", Query("select * from notes where id = @id or id = :id + $id", "public partial IReadOnlyList<Note> Find(long id);")),
        ("ELE0024", Query("/* delete */ select replace(topic, 'delete', '') from notes;", "public partial IReadOnlyList<string> All();")),
        ("ELE0025", Query("select n.*, 1 extra from notes n", "public partial IReadOnlyList<Note> All();")),
        ("ELE0025", Query("select max(id) from notes", "public partial double? All();")),
        ("ELE0030", "public abstract record Base<T> { public T? Value { get; init; } } public partial class Outer { [Table(\"t\")] public partial record R : Base<int> { [Key] public long Id { get; init; } } }"),
        ("ELE0031", Property("[Converter(typeof(C))] public V? P { get; init; }") + "public readonly record struct V(int X); public class C : IColumnConverter<V, long> { public static long ToStored(V value) => value.X; public static V FromStored(long stored) => new((int)stored); }"),
        ("ELE0032", "[Table(\"t\")] public partial record R([property: Key] long Id, [Converter(typeof(C<V>))] V? P); public record V(byte[] X); public struct C<T> : IColumnConverter<V, byte[]> { public static byte[] ToStored(V value) => value.X; public static V FromStored(byte[] stored) => new(stored); }"),
        ("ELE0033", Property("[StoredAsJson(typeof(J))] public Dictionary<string, int?>? P { get; init; }") + Context("J", "typeof(Dictionary<string, int?>), GenerationMode = (System.Text.Json.Serialization.JsonSourceGenerationMode)1")),
        ("ELE0034", Property("[StoredAsText] public DayOfWeek? P { get; init; } public M Q { get; init; }") + "[StoredAsText, Flags] public enum M { A }"),
        ("ELE0035", "public abstract record B { public string? P { get; internal set; } public int Q { get; protected init; } [NotStored] public int X { get; private set; } } [Table(\"t\")] public partial record R : B { [Key] public long Id { get; init; } }"),
        ("ELE0036", "[Table(\"t\")] public partial class R(long id, int p) { [Key] public long Id { get; } = id; [Index] public int P { get; } = p; public int Twice => 2 * P; [Index] internal int Q { get; set; } public int this[int i] => i; public static int All { get; set; } }"),
        ("ELE0037", "public partial class Outer { [Table(\"t\")] private partial record R { [Key] public long Id { get; init; } [Index] public Inner P { get; init; } } private enum Inner { A } [Store(typeof(R))] private partial class S { } }"),
        ("ELE0072", Topic + Record("[References(typeof(Topic))] public long TopicId { get; init; } [References(typeof(Topic), OnDelete = OnDelete.SetNull)] public long? Topic { get; init; }")),
        ("ELE0073", Topic + Record("[CreatedAt] public DateTime At { get; init; } [References(typeof(Topic), OnDelete = OnDelete.Cascade)] public long TopicId { get; init; }")),
        ("ELE0074", Topic + Record("[References(typeof(R))] public long? ParentId { get; init; } [References(typeof(Topic))] public long A { get; init; } [References(typeof(Topic))] public long B { get; init; }")),
        ("ELE0075", Topic + Record("[References(typeof(Topic))] public long TopicId { get; init; } [References(typeof(R))] public long? ParentId { get; init; }") + "[Store(typeof(R), typeof(Topic))] public partial class S { }"),
        ("ELE0075", "internal partial class Outer { [Table(\"topics\")] internal partial record Topic { [Key] public long Id { get; init; } } }\n[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } [References(typeof(Outer.Topic))] public long TopicId { get; init; } }"),
        ("ELE0071", "[Table(\"t\"), FullText(Tokenizer = FullTextTokenizer.Trigrams)] public partial record R { [Key] public long Id { get; init; } [FullText(Weight = 0.5), Column(\"ranking\")] public string? Rank { get; init; } }"),
        ("ELE0070", Record("[Version] public int Revision { get; init; } [CreatedAt] public DateTime At { get; init; } [UpdatedAt] public DateTimeOffset? Changed { get; init; }")),
        .. QueryDiagnosticCases.Good,
    ];

    private static string[] EscapingTemplates => ["", " ", "../x.md", "a/../../x.md", "/etc/{Id}", "C:/x.md", @"a\b.md", "a//{Id}.md", "a/", "./{Id}.md"];

    public static string Record(string members) => "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } " + members + " }\n";

    public static string Store(string members) => Note + "[Store(typeof(Note))] public sealed partial class S { " + members + " }\n";

    public static string Query(string sql, string method) =>
        Note + "[Store(typeof(Note))] public partial class S {\n[Query(\"" + sql + "\")] " + method + "\n}\n";

    // What is no converter of an int, or of what else it is put on.
    private static IEnumerable<(string Type, string Value, string Declaration)> Converters =>
    [
        ("string", "int", ""),
        ("int[]", "int", ""),
        ("I", "int", "public interface I : IColumnConverter<int, long> { }"),
        ("C<>", "int", Converter("C<T>", "int", "long")),
        ("C", "int", Converter("C", "short", "long")),
        ("C", "int?", "\n#pragma warning disable CS8714\n" + Converter("C", "int?", "long")),
        ("C", "int", Converter("C", "int", "int")),
        ("C", "int", Converter("C", "int", "object")),
        ("Outer.C", "int", "public class Outer { protected internal class Hidden { } " + "public class C : IColumnConverter<int, long>, IColumnConverter<int, string> { "
            + "static long IColumnConverter<int, long>.ToStored(int v) => v; static int IColumnConverter<int, long>.FromStored(long s) => 0; "
            + "static string IColumnConverter<int, string>.ToStored(int v) => \"\"; static int IColumnConverter<int, string>.FromStored(string s) => 0; } }"),
    ];

    private static IEnumerable<(string Type, string Declaration)> Contexts =>
    [
        ("string", ""),
        ("J", Context("J", "typeof(Dictionary<string, long>)")),
        ("J", Context("J", "typeof(Dictionary<string, int>), GenerationMode = System.Text.Json.Serialization.JsonSourceGenerationMode.Serialization")),
        ("J", Context("J", "typeof(Dictionary<string, int>)").Replace("partial ", "abstract ", StringComparison.Ordinal)
            .Replace("public static J Default => null!; ", "", StringComparison.Ordinal)),
    ];

    private static string Property(string property) =>
        "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } " + property + " }\n";

    private static string Converter(string name, string value, string stored) =>
        $"public class {name} : IColumnConverter<{value}, {stored}> {{ public static {stored} ToStored({value} value) => default!; public static {value} FromStored({stored} stored) => default; }}";

    // Without the generator of System.Text.Json, what it adds stands here.
    private static string Context(string name, string serializable) =>
        $"[System.Text.Json.Serialization.JsonSerializable({serializable})] public partial class {name} : System.Text.Json.Serialization.JsonSerializerContext {{ "
        + $"public {name}() : base(null) {{ }} public static {name} Default => null!; protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null; "
        + "public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null; }";
}
