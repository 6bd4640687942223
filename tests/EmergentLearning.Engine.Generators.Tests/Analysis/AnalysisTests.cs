namespace EmergentLearning.Engine.Generators.Tests.Analysis;

/// <summary>What is generated is no burden to a user who has turned every analyzer on and takes every warning for an error.</summary>
public sealed class AnalysisTests
{
    private const string Sources = """
        using EmergentLearning.Engine.Schema;

        [assembly: CLSCompliant(false)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]

        namespace Users.Own;

        /// <summary>How it went.</summary>
        public enum Mood
        {
            /// <summary>Nobody said.</summary>
            None,

            /// <summary>Well.</summary>
            Good,
        }

        /// <summary>A note.</summary>
        [Table("notes"), File("notes/{Topic}/{Id}.md"), FullText(Tokenizer = FullTextTokenizer.EnglishStems)]
        public sealed partial record Note
        {
            /// <summary>The key.</summary>
            [Key] public long Id { get; init; }

            /// <summary>What it is about.</summary>
            [Index] public required string Topic { get; init; }

            /// <summary>Its name.</summary>
            [Unique] public string? Slug { get; init; }

            /// <summary>How important it is.</summary>
            [Check("weight between 1 and 5")] public int Weight { get; init; } = 3;

            /// <summary>When it was written.</summary>
            [CreatedAt] public DateTimeOffset CreatedAt { get; init; }

            /// <summary>When it was changed.</summary>
            [UpdatedAt] public DateTime? UpdatedAt { get; init; }

            /// <summary>How often it was changed.</summary>
            [Version] public int Revision { get; init; }

            /// <summary>What it says.</summary>
            [FullText(Weight = 0.5)] public string? Text { get; init; }

            /// <summary>What it answers.</summary>
            [References(typeof(Note))] public long? ParentId { get; init; }

            /// <summary>How it went.</summary>
            public Mood? Mood { get; init; }
        }

        /// <summary>Something that happened.</summary>
        [Table("events"), Index(nameof(Kind), nameof(At))]
        internal sealed partial record Happening([property: Key(AutoIncrement = true)] long Id, DayOfWeek Kind, DateTime At, decimal? Price);

        /// <summary>A class.</summary>
        [Table("things")]
        internal sealed partial class Thing
        {
            [Key] public long Id { get; private set; }

            public string Name { get; set; } = "";

            [References(typeof(Happening), OnDelete = OnDelete.Cascade)] public long HappeningId { get; set; }

            [CreatedAt] public DateTime Made { get; set; }
        }

        /// <summary>An amount.</summary>
        /// <param name="Cents">In the smallest unit.</param>
        [Converter(typeof(MoneyConverter))]
        public readonly record struct Money(long Cents);

        /// <summary>Stores amounts.</summary>
        public sealed class MoneyConverter : EmergentLearning.Engine.Contracts.IColumnConverter<Money, long>
        {
            static long EmergentLearning.Engine.Contracts.IColumnConverter<Money, long>.ToStored(Money value) => value.Cents;

            static Money EmergentLearning.Engine.Contracts.IColumnConverter<Money, long>.FromStored(long stored) => new(stored);
        }

        /// <summary>What is known of JSON.</summary>
        [System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
        internal sealed partial class Json : System.Text.Json.Serialization.JsonSerializerContext;

        /// <summary>What many have.</summary>
        public abstract record Entity
        {
            /// <summary>The key.</summary>
            [Key] public long Id { get; init; }

            /// <summary>Left out.</summary>
            [NotStored] public object? Scratch { get; set; }
        }

        /// <summary>Every other type.</summary>
        [Table("others"), File("others/{Price}/{Time}/{Initial}/{Id}.md")]
        public sealed partial record Other(Money? Price, [StoredAsText] DayOfWeek? Day) : Entity
        {
            /// <summary>When, of the day.</summary>
            [Index] public TimeOnly? Time { get; init; }

            /// <summary>How long.</summary>
            [Index] public TimeSpan Duration { get; init; }

            /// <summary>Its first letter.</summary>
            [Index] public char Initial { get; init; }

            /// <summary>Its tags.</summary>
            [Index] public IReadOnlyList<string> Tags { get; init; } = [];

            /// <summary>How many of what.</summary>
            [StoredAsJson(typeof(Json))] public IReadOnlyDictionary<string, int>? Counts { get; init; }

            /// <summary>How much.</summary>
            [Unique] public Money Weight { get; init; }

            /// <summary>No longer.</summary>
            [Obsolete("It has no use."), Index] public float? Old { get; init; }
        }

        /// <summary>Notes by topic.</summary>
        public sealed record TopicCount(string Topic, int Notes);

        /// <summary>The notes.</summary>
        [Store(typeof(Note))]
        public sealed partial class NoteStore
        {
            /// <summary>The heaviest notes.</summary>
            [Query("select * from notes where topic = @topic and weight >= @min order by created_at desc limit @take")]
            public partial IReadOnlyList<Note> Heaviest(string topic, int min, int take);

            /// <summary>How many there are.</summary>
            [Query("select count(*) from notes")]
            public partial long Count();

            /// <summary>One of them.</summary>
            [Query("select * from notes where id = @id")]
            public partial Note? Get(long id);

            /// <summary>How many there are of each topic.</summary>
            [Query("select topic, count(*) notes from notes group by topic")]
            public partial IReadOnlyList<TopicCount> ByTopic();
        }

        /// <summary>The rest.</summary>
        [Store(typeof(Happening), typeof(Thing), typeof(Other))]
        internal sealed partial class OtherStore
        {
            [Query("select * from others where price = @price and day = @day and initial = @initial")]
            internal partial IReadOnlyList<Other> Find(Money price, [StoredAsText] DayOfWeek day, char initial);
        }
        """;

    [Fact]
    public async Task Generated_code_passes_every_analyzer_of_the_sdk()
    {
        using var project = new UserProject();
        project.Add("Notes.cs", Sources);

        (int exitCode, string output) = await project.BuildAsync();

        Assert.True(exitCode == 0, output);
        Assert.Equal(8, project.Generated.Length);
    }

    [Fact]
    public async Task The_same_project_fails_by_its_own_faults_and_by_nothing_of_the_generators()
    {
        using var project = new UserProject();
        project.Add("Notes.cs", Sources);
        project.Add("Fault.cs", "namespace Users.Own;\npublic class Undocumented { public int Field; }\n");

        (int exitCode, string output) = await project.BuildAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Contains("CA1051", output, StringComparison.Ordinal);
        Assert.Contains("CS1591", output, StringComparison.Ordinal);
        Assert.DoesNotContain(".g.cs", output, StringComparison.Ordinal);
    }
}
