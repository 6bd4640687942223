namespace EmergentLearning.Engine.Generators.Tests.Authoring;

/// <summary>What a migration puts into the rows that were there before a column must be a value of its property.</summary>
public sealed class AddedColumnTests : IDisposable
{
    private const string Before = "[Table(\"notes\")] public partial record Note { [Key] public long Id { get; init; } /**/ }\n[Store(typeof(Note))] public partial class Notes;";

    private const string Added = """
        [CreatedAt] public DateTimeOffset Made { get; init; }
        public Guid Code { get; init; }
        public decimal Price { get; init; }
        public char Sign { get; init; }
        public DateOnly Day { get; init; }
        public TimeOnly Hour { get; init; }
        [StoredAsText] public DayOfWeek Weekday { get; init; }
        public List<string> Words { get; init; } = [];
        [Version] public long Revision { get; init; }
        public string Text { get; init; } = "";
        public DateTimeOffset? Gone { get; init; }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("elf added ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rows_from_before_a_column_can_be_read_after_the_migration()
    {
        IReadOnlyList<ReleasedProgram> programs = ReleasedProgram.CompileAll([Before, Before.Replace("/**/", Added, StringComparison.Ordinal)], "Notes");
        await programs[0].CreateAsync(_folder, "insert into notes (id) values (1)");

        await (await programs[1].OpenAsync(_folder)).DisposeAsync();

        const string Expected = "0001-01-01 00:00:00|00000000-0000-0000-0000-000000000000|0| |0001-01-01|00:00:00|0|[]|0||none";
        const string Row = "select concat_ws('|', made, code, price, sign, day, hour, weekday, words, revision, text, coalesce(gone, 'none')) from notes";
        Assert.Equal(Expected, ReleasedProgram.Execute(_folder, Row));
    }
}
