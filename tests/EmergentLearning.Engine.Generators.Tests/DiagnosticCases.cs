namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>For each diagnostic: sources that have it, at the marked place, and sources close to them that do not.</summary>
internal static class DiagnosticCases
{
    private const string Note = "[Table(\"notes\")] public partial record Note { [Key] public long Id { get; init; } public string Topic { get; init; } = \"\"; public int Weight { get; init; } }\n";

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
        ("ELE0011", Query("select * from notes", "public IReadOnlyList<Note> [|All|]() => [];")),
        ("ELE0011", Query("select * from notes", "public partial Dictionary<int, Note> [|All|]();")),
        ("ELE0011", Query("select * from notes", "public partial void [|All|]();")),
        ("ELE0011", Query("select * from notes where id = @id", "public partial IReadOnlyList<Note> All(object [|id|]);")),
        ("ELE0012", "public class F { } [Table(\"t\"), [|File(\"{Id}.md\", Format = typeof(F))|]] public partial record R { [Key] public long Id { get; init; } }"),
        ("ELE0013", "[Table(\"t\")] public partial record [|R|]<T> { [Key] public long Id { get; init; } }"),
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
        ("ELE0015", Store("public static System.Threading.Tasks.Task<S> OpenAsync(string root, bool quick) => OpenAsync(quick ? root : root + 1); public int Engines { get; }")),
        ("ELE0016", Query("select * from notes", "public partial IReadOnlyList<Note> All();")),
        ("ELE0020", Query("with recent as (select * from notes) select count(*) from recent, json_each('[1]'), sqlite_master", "public partial long All();")),
        ("ELE0021", Query("select n.topic as t, count(*) c from notes n group by t having c > 1 order by c, rowid limit 1", "public partial IReadOnlyList<Row> All();") + "public record Row(string T);"),
        ("ELE0022", Query("select * from notes where id = @key and topic <> '@no' /* @no */ -- @no", "public partial Note? Find(long key);")),
        ("ELE0023", Query("select * from notes where id = @id or id = :id + $id", "public partial IReadOnlyList<Note> Find(long id);")),
        ("ELE0024", Query("/* delete */ select replace(topic, 'delete', '') from notes;", "public partial IReadOnlyList<string> All();")),
        ("ELE0025", Query("select n.*, 1 extra from notes n", "public partial IReadOnlyList<Note> All();")),
        ("ELE0025", Query("select max(id) from notes", "public partial double? All();")),
        .. QueryDiagnosticCases.Good,
    ];

    private static string[] EscapingTemplates => ["", " ", "../x.md", "a/../../x.md", "/etc/{Id}", "C:/x.md", @"a\b.md", "a//{Id}.md", "a/", "./{Id}.md"];

    public static string Store(string members) => Note + "[Store(typeof(Note))] public sealed partial class S { " + members + " }\n";

    public static string Query(string sql, string method) =>
        Note + "[Store(typeof(Note))] public partial class S {\n[Query(\"" + sql + "\")] " + method + "\n}\n";
}
