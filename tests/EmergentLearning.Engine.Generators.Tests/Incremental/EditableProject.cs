namespace EmergentLearning.Engine.Generators.Tests.Incremental;

/// <summary>A small project of which every file has several versions, each an edit that a person makes; <see langword="null"/> is no file.</summary>
internal static class EditableProject
{
    public static readonly string?[][] Files =
    [
        // A record: a body, a comment, a property, a nullable directive inside a body, an error, not partial.
        [
            """
            namespace Demo;
            [Table("notes"), Index(nameof(Topic))]
            public partial record Note : Base { public string? Topic { get; init; } public Level Level { get; init; } public int Sum() { return 1; } }
            """,
            """
            namespace Demo;
            // Two lines more than
            // the version before.
            [Table("notes"), Index(nameof(Topic))]
            public partial record Note : Base { public string? Topic { get; init; } public Level Level { get; init; } public int Sum() { return 2 + 3; } }
            """,
            """
            namespace Demo;
            [Table("notes"), Index(nameof(Topic))]
            public partial record Note : Base { public string? Topic { get; init; } public Level Level { get; init; } public string Body { get; init; } = ""; }
            """,
            """
            namespace Demo;
            [Table("notes"), Index(nameof(Topic))]
            public partial record Note : Base { public int Sum() {
            #nullable disable
            return 1; } public string Topic { get; init; } public Level Level { get; init; } }
            """,
            """
            namespace Demo;
            [Table("notes"), Index("Topik")]
            public partial record Note : Base { public string? Topic { get; init; } public System.Uri? Link { get; init; } }
            """,
            "namespace Demo; [Table(\"notes\")] public record Note : Base;",
        ],
        // What it derives from.
        [
            "namespace Demo; public abstract record Base { [Key] public long Id { get; init; } }",
            "namespace Demo; public abstract record Base { [Key] public long Id { get; init; } public DateTime At { get; init; } }",
            "namespace Demo; public abstract record Base { [Key] public int Id { get; init; } }",
            "namespace Demo; public abstract record Base { [Key] public long Id { get; init; } public override string ToString() { return \"\"; } }",
        ],
        // The type of a property.
        [
            "namespace Demo; public enum Level { Low, High }",
            "namespace Demo; public enum Level : ulong { Low, High }",
            "namespace Demo; public class Level { }",
            "namespace Demo.Other; public enum Level { Low, High }",
        ],
        // A part of another record that names a constant, and the constant.
        [
            "namespace Demo; [Table(TableNames.Tags)] public partial record Tag { [Key] public long Id { get; init; } public string Name { get; init; } = \"\"; }",
            "namespace Demo; [Table(TableNames.Tags)] public partial record Tag { [Key] public long Id { get; init; } }",
        ],
        [
            "namespace Demo; public static class TableNames { public const string Tags = \"tags\"; }",
            "namespace Demo; public static class TableNames { public const string Tags = \"labels\"; }",
            "namespace Demo; public static class TableNames { public const string Tags = Other; public const string Other = \"marks\"; }",
        ],
        // Another part of it.
        [
            null,
            "namespace Demo; partial record Tag { public int Weight { get; init; } }",
            "namespace Demo; [Check(\"weight > 0\")] partial record Tag { public int Weight { get; init; } public int Twice() => Weight * 2; }",
        ],
        // A store: a query of a row type and one of a record.
        [
            """
            namespace Demo;
            [Store(typeof(Note), typeof(Tag))]
            public partial class NoteStore
            {
                [Query("select topic, count(*) as count from notes group by topic")] public partial IReadOnlyList<TopicCount> Topics();
                [Query("select * from notes where topic = @topic")] public partial IReadOnlyList<Note> OfTopic(string topic);
            }
            """,
            """
            namespace Demo;
            [Store(typeof(Note), typeof(Tag))]
            public partial class NoteStore
            {
                [Query("select topic, count(*) as count from notes group by topic")] public partial IReadOnlyList<TopicCount> Topics();
                [Query("select * from notes where topik = @topic")] public partial IReadOnlyList<Note> OfTopic(string topic);
            }
            """,
            "namespace Demo; [Store(typeof(Note))] public partial class NoteStore { }",
        ],
        [
            "namespace Demo; public record TopicCount { public string? Topic { get; init; } public long Count { get; init; } }",
            "namespace Demo; public record TopicCount { public string? Topic { get; init; } public int Count { get; init; } public static int One() => 1; }",
            "namespace Demo; public record TopicCount { public string? Title { get; init; } }",
        ],
        // What a user writes under the name of an emitted class.
        [
            null,
            "namespace Demo; public sealed partial class NoteTable { public int Mine() { return 1; } }",
            "namespace Demo; public sealed partial class NoteTable { public int Schema() { return 1; } }",
            "namespace Demo; public interface NoteTable { }",
        ],
        // Names for the attribute, a stray query, and something that has nothing to do with any of it.
        [
            null,
            "global using Stored = EmergentLearning.Engine.Schema.TableAttribute;",
        ],
        [
            "namespace Demo; [Stored(\"aliased\")] public partial class Aliased { [Key] public long Id { get; set; } }",
            "namespace Demo; [Serializable] public partial class Aliased { [Key] public long Id { get; set; } }",
        ],
        [
            "namespace Demo; public partial class Stray { public int Other() { return 1; } }",
            "namespace Demo; public partial class Stray { [Query(\"select 1\")] public partial int One(); }",
            "namespace Demo; public partial class Stray { [Query(\"select 1\")] public partial int One(); public int Two() { return 2; } }",
        ],
        [
            "namespace Demo { public class Plain { public int Sum(int a) { return a; } } }",
            "namespace Demo { public class Plain { public int Sum(int a) { return a + 1; } } }",
            "namespace Demo { public class Plain { public int Sum(int a, int b) { return a + b; } } }",
            "namespace Demo { public class TableAttribute : Attribute { public TableAttribute(string name) { } } }",
        ],
        // A record that refers to another, searched, converted, and a store of both with a command.
        [
            """
            namespace Demo;
            [Table("jobs")]
            public partial record Job
            {
                [Key] public long Id { get; init; }
                [References(typeof(Tag))] public long TagId { get; init; }
                [FullText] public string Text { get; init; } = "";
                public Money Price { get; init; }
                public Mood Mood { get; init; }
                [Version] public long Revision { get; init; }
            }
            """,
            """
            namespace Demo;
            [Table("jobs")]
            public partial record Job
            {
                [Key] public long Id { get; init; }
                [References(typeof(Tag), OnDelete = OnDelete.Cascade)] public long TagId { get; init; }
                public string Text { get; init; } = "";
                public Money? Price { get; init; }
                public Mood Mood { get; init; }
            }
            """,
        ],
        [
            "namespace Demo; [Converter(typeof(MoneyConverter))] public readonly record struct Money(long Cents);",
            "namespace Demo; public readonly record struct Money(long Cents);",
            "namespace Demo; [Converter(typeof(MoneyConverter))] public readonly record struct Money(long Cents) { public long Twice() { return Cents * 2; } }",
        ],
        [
            "namespace Demo; public sealed class MoneyConverter : IColumnConverter<Money, long> { public static long ToStored(Money value) { return value.Cents; } public static Money FromStored(long stored) { return new(stored); } }",
            "namespace Demo; public sealed class MoneyConverter : IColumnConverter<Money, string> { public static string ToStored(Money value) { return \"\"; } public static Money FromStored(string stored) { return new(1); } }",
            "namespace Demo; public sealed class MoneyConverter { }",
        ],
        [
            "namespace Demo; [StoredAsText] public enum Mood { Calm, Wild }",
            "namespace Demo; public enum Mood { Calm, Wild }",
        ],
        [
            """
            namespace Demo;
            [Store(typeof(Tag), typeof(Job))]
            public partial class JobStore
            {
                [Query("select price, mood from jobs where id in @ids order by id")] public partial IReadOnlyList<(Money Price, Mood Mood)> Prices(IReadOnlyList<long> ids);
                [Command("update jobs set text = @text where id = @id")] public partial System.Threading.Tasks.Task<int> Rename(long id, string text);
                [DataMigration(1)] public static void Fill(ISqlTransaction transaction) { }
            }
            """,
            """
            namespace Demo;
            [Store(typeof(Job))]
            public partial class JobStore
            {
                [Query("select mood from jobs where price = @price order by id limit 1")] public partial Mood? First(Money price);
                [Command("delete from jobs where tag_id = @tag")] public partial System.Threading.Tasks.Task Clear(long tag);
            }
            """,
        ],
        // The converter of a parameter.
        [
            "namespace Demo; [Table(\"days\")] public partial record Day { [Key] public long Id { get; init; } } [Store(typeof(Day))] public partial class DayStore { [Query(\"select id from days where id = @day\")] public partial long? Find([Converter(typeof(WeekConverter))] DayOfWeek day); }",
            "namespace Demo; [Table(\"days\")] public partial record Day { [Key] public long Id { get; init; } } [Store(typeof(Day))] public partial class DayStore { }",
        ],
        [
            "namespace Demo; public sealed class WeekConverter : IColumnConverter<DayOfWeek, long> { public static long ToStored(DayOfWeek value) { return (long)value; } public static DayOfWeek FromStored(long stored) { return (DayOfWeek)stored; } }",
            "namespace Demo; public sealed class WeekConverter : IColumnConverter<DayOfWeek, string> { public static string ToStored(DayOfWeek value) { return \"\"; } public static DayOfWeek FromStored(string stored) { return default; } }",
            "namespace Demo; public sealed class WeekConverter { }",
        ],
    ];
}
