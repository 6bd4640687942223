using EmergentLearning.Engine.Generators.Tests.Infrastructure;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>Types in every shape that C# has for them. That they work is tested by running them, in Generated.Tests.</summary>
public sealed class ShapeTests
{
    private const string Key = "[Key] public long Id { get; init; } ";

    public static TheoryData<string> Shapes => new(
        "[Table(\"t\")] public partial record @record(long X) { " + Key + "} [Table(\"u\")] public partial class @file { " + Key + "} [Store(typeof(@record), typeof(@file))] public partial class @var { }",
        "[Table(\"t\")] public partial record R([property: Key] long @from, [property: Index] string @select, [property: Index, Unique] int? @where, string @yield, string @nameof, bool @value, bool @field);",
        "[Table(\"t\"), File(\"{Höhe}/{名}.md\")] public partial record Größe { " + Key + "[Index] public string? Höhe { get; init; } public int 名 { get; init; } }",
        "namespace हिन्दी.e\u0301 { [Table(\"t\")] public partial record ए\u094Dक { " + Key + "[Index] public string? नाम\u0903 { get; init; } } [Store(typeof(ए\u094Dक))] public partial class नि { } }",
        "public partial class Outer { [Table(\"t\")] private partial record R { " + Key + "} [Store(typeof(R))] private partial class S { [Query(\"select * from t\")] public partial IReadOnlyList<R> All(); } }",
        "public partial class Outer { [Table(\"t\")] protected partial record R { " + Key + "} [Table(\"u\")] protected internal partial class C { " + Key + "} [Table(\"v\")] private protected sealed partial class P { " + Key + "} }",
        "public partial interface IOuter { [Table(\"t\")] public partial record R { " + Key + "} } public partial struct Outer { public partial record struct Inner { [Table(\"u\")] internal partial record R { " + Key + "} } }",
        "public abstract record Base<T> where T : notnull { " + Key + "public required T Value { get; init; } public virtual string Name { get; set; } = \"\"; } [Table(\"t\")] public sealed partial record R : Base<DateOnly> { public override string Name { get => base.Name; } }",
        "public record Base([property: Key] long Id, string Name); [Table(\"t\")] public sealed partial record R(long Id, string Name, int More) : Base(Id, Name);",
        "[Table(\"t\")] public sealed partial class R(long id, string? name) { [Key] public long Id { get; } = id; public string? Name { get; } = name; public int Settable { get; set; } }",
        "[Table(\"t\")] public sealed partial record R(string Name) { [Key] public long Id { get; } public R(long id, string name) : this(name) => Id = id; }",
        "public class Base { public object? Id { get; set; } public int Hidden { get; set; } } [Table(\"t\")] public partial class R : Base { [Key] public new long Id { get; set; } public new string? Hidden { get; set; } }",
        "[Table(\"t\"), Unique(\"Binder\", \"Arguments\")] public partial record R { " + Key + "[Index] public int Binder { get; init; } [Index] public int Arguments { get; init; } public int Row { get; init; } public int Parameters { get; init; } public int Record { get; init; } public int Store { get; init; } }",
        "[Table(\"t\"), File(\"{Flags}/{Tags}/{Json}/{Id}.md\")] public partial record R { " + Key + "[StoredAsText] public DayOfWeek Flags { get; init; } public string[] Tags { get; init; } = []; [Converter(typeof(C))] public Uri? Json { get; init; } internal sealed class C : IColumnConverter<Uri, string> { public static string ToStored(Uri value) => value.ToString(); public static Uri FromStored(string stored) => new(stored); } }",
        "#nullable disable\n[Table(\"t\")] public partial class R { [Key] public long Id { get; set; } [Index] public string Text { get; set; } [Unique] public int? Number { get; set; } public List<string> Tags { get; set; } [Converter(typeof(C))] public Uri Link { get; set; } } public class C : IColumnConverter<Uri, string> { public static string ToStored(Uri value) => value.ToString(); public static Uri FromStored(string stored) => new(stored); }",
        "[Table(\"t\")] public partial record R { " + Key + "} public partial record R { public int More { get; init; } [NotStored] public object? Other { get; set; } }",
        "[Table(\"t\")] public partial record R { " + Key + "[Obsolete(\"old\")] public int Old { get; init; } [Index, Obsolete] public Old? Older { get; init; } } [Obsolete] public enum Old { A }");

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_shape_compiles_without_a_warning(string source)
    {
        GenerationResult result = Generation.Run(source);

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.CompilerDiagnostics());
    }

    [Theory]
    [InlineData("[Converter(typeof(Missing))]")]
    [InlineData("[Converter]")]
    [InlineData("[Converter(1)]")]
    [InlineData("[StoredAsJson(typeof(Missing<>))]")]
    [InlineData("[StoredAsJson(new[] { typeof(int) })]")]
    [InlineData("[StoredAsText, StoredAsText]")]
    [InlineData("[Converter(typeof(R))]")]
    [InlineData("[Converter(typeof(Dictionary<,>))]")]
    [InlineData("[Converter(typeof(int*))]")]
    public void An_attribute_in_the_middle_of_being_typed_stops_nothing(string attribute)
    {
        GenerationResult result = Generation.Run("[Table(\"t\")] public partial record R { " + Key + attribute + " public DayOfWeek A { get; init; } } [Store(typeof(R))] public partial class S { }");

        // The record, the store, and what the store holds.
        Assert.Equal(3, result.Sources.Count);
        Assert.DoesNotContain(result.CompilerDiagnostics(), diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Several_stores_may_hold_one_record()
    {
        GenerationResult result = Generation.Run(
            "[Table(\"t\")] public partial record R { " + Key + "} [Store(typeof(R))] public partial class A { } [Store(typeof(R), Database = \"b.db\")] public partial class B { [Query(\"select * from t\")] public partial IReadOnlyList<R> All(); }");

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.CompilerDiagnostics());
        // The record, and for each store its code and what it holds.
        Assert.Equal(5, result.Sources.Count);
    }

    [Fact]
    public void Types_whose_names_differ_by_case_alone_get_a_file_each()
    {
        GenerationResult result = Generation.Run(
            "[Table(\"a\")] public partial record Note { " + Key + "} [Table(\"b\")] public partial record NOTE { " + Key + "} [Store(typeof(Note), typeof(NOTE))] public partial class note { } "
            + "namespace AB { [Table(\"a\")] public partial record Note { " + Key + "} } namespace Ab { [Table(\"a\")] public partial record Note { " + Key + "} }");

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.CompilerDiagnostics());
        // Four records, the store, and what the store holds.
        Assert.Equal(6, result.Sources.Count);
    }

    [Fact]
    public void The_columns_of_a_base_come_first_each_type_in_the_order_that_it_is_written_in()
    {
        GenerationResult result = Generation.Run(
            "public abstract record A { public int Z { get; init; } " + Key + "} public abstract record B : A { public int Y { get; init; } } [Table(\"t\")] public partial record R(int X, int W) : B { public int V { get; init; } }");

        Assert.Contains("select \"z\", \"id\", \"y\", \"x\", \"w\", \"v\" from \"t\"", result.Sources[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } } [Table(\"b\")] public partial record R { }", "CS0579")]
    [InlineData("[Table(\"a\")] public partial interface I { [Key] long Id { get; set; } }", "CS0592")]
    [InlineData("[Table(\"a\")] public partial record R([property: Key] long Id, object Any);", "ELE0006")]
    [InlineData("[Table(\"a\")] public partial record R([property: Key] long Id, int A, [property: Column(\"a\")] int B);", "ELE0005")]
    [InlineData("[Table(\"a\")] public partial record R([property: Key] long Id, [property: NotStored] int A);", "ELE0013")]
    [InlineData("[Store] public abstract partial class S { [Query(\"select 1\")] public partial long One(); }", "ELE0013")]
    [InlineData("public partial class Outer<T> { public partial class C { [Query(\"select 1\")] public partial long One(); } }", "ELE0016")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } public required Missing A { get; init; } }", "CS0246")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } public V? A { get; init; } } [Converter(typeof(int)), StoredAsJson(typeof(int))] public record V;", "ELE0034")]
    [InlineData("[Table(\"a\")] public partial class R(long id, [StoredAsText] int day) { [Key] public long Id { get; } = id; public int Day { get; } = day; }", "ELE0034")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } [Converter(null!)] public int A { get; init; } }", "ELE0032")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } [StoredAsJson(typeof(void))] public int A { get; init; } }", "ELE0033")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } public (int A, string B) Pair { get; init; } }", "ELE0006")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } public dynamic? A { get; init; } }", "ELE0006")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } public List<string?>? A { get; init; } }", "ELE0006")]
    [InlineData("[Table(\"a\")] public partial record R { [Key] public long Id { get; init; } public string[][]? A { get; init; } }", "ELE0006")]
    public void A_shape_that_cannot_be_is_one_error(string source, string id)
    {
        GenerationResult result = Generation.Run(source);

        Assert.Equal(id, Assert.Single(result.Diagnostics.Concat(result.CompilerDiagnostics())).Id);
    }
}
