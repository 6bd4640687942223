using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using VerifyXunit;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>The text that is generated, to be read. That it works is tested by running it, in Generated.Tests.</summary>
public sealed class SnapshotTests
{
    private const string Note = """
        namespace Demo;

        [Table("notes"), File("notes/{Topic}/{Id}.md")]
        public sealed partial record Note
        {
            [Key] public long Id { get; init; }
            [Index] public required string Topic { get; init; }
            [Unique] public string? Slug { get; init; }
            [Check("weight between 1 and 5"), Column("weight", Default = "3")] public int Weight { get; init; } = 3;
            public DateTimeOffset CreatedAt { get; init; }
        }
        """;

    [Fact]
    public Task A_record_with_properties() => Verify(Note);

    [Fact]
    public Task A_positional_record() => Verify("""
        namespace Demo;

        [Table("events"), Index(nameof(Kind), nameof(At))]
        public partial record Event([property: Key(AutoIncrement = true)] long Id, DayOfWeek Kind, DateTime At, byte[]? Body);
        """);

    [Fact]
    public Task A_class_in_a_class_with_keywords_for_names() => Verify("""
        namespace @namespace.@class;

        internal static partial class @static
        {
            [Table("order by")]
            internal sealed partial class @event(long @long)
            {
                [Key] public long @long { get; init; } = @long;
                [Index] public bool? @bool { get; set; }
            }
        }
        """);

    [Fact]
    public Task A_store_with_queries() => Verify(Note, """
        namespace Demo;

        [Store(typeof(Note))]
        public sealed partial class NoteStore
        {
            [Query("select * from notes where topic = @topic and weight >= @min order by created_at desc limit @take")]
            public partial IReadOnlyList<Note> Heaviest(string topic, int min, int take);

            [Query("select count(*) from notes")]
            public partial long Count();

            [Query("select topic, max(created_at) as at from notes group by topic")]
            internal partial IReadOnlyList<Last> Latest();
        }

        internal sealed record Last(string Topic, DateTimeOffset? At = null);
        """);

    [Fact]
    public Task A_query_with_an_error_keeps_its_body() => Verify(Note, """
        namespace Demo;

        [Store(typeof(Note), Database = "memory/index.db")]
        public sealed partial class NoteStore
        {
            [Query("select nope from notes")]
            public partial string? Wrong(int unused);
        }
        """);

    [Fact]
    public Task A_store_with_migrations() => Verifier.Verify(
        Generation.Run(
            Generation.Compile(DriftCases.Note + "[Store(typeof(Note))] public partial class S { [DataMigration(1)] private static void Fill(ISqlTransaction transaction) { } }"),
            [
                new FileText("/src/schema.lock.json", DriftCases.Lock),
                new FileText("/src/migrations/S/0001.sql", "create table \"notes\" (\r\n    \"id\" integer primary key\r\n) strict;\r\n"),
            ]).Sources.Single(text => text.Contains("CompiledSchema", StringComparison.Ordinal)),
        "cs");

    // One file holds all sources, so that the last file generated is the last type's.
    private static Task Verify(string first, string second = "", [CallerMemberName] string method = "") =>
        Verifier.Verify(
            Generation.Run(first + "\n" + second.Replace("namespace Demo;", "", StringComparison.Ordinal)).Sources
                .Last(text => !text.Contains("CompiledSchema(", StringComparison.Ordinal)),
            "cs",
            method: method);
}
