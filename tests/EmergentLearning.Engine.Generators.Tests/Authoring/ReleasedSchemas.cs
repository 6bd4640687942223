namespace EmergentLearning.Engine.Generators.Tests.Authoring;

/// <summary>A store as it was released five times, each with another kind of change.</summary>
internal static class ReleasedSchemas
{
    public const string Store = "Shop";

    /// <summary>The sources; the place in the list is the version, from 1.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        Source(Note("notes", "[Index] public string Topic { get; init; } = \"\"; public int Weight { get; init; } public string? Slug { get; init; }")),

        // What can be added: a column that may be empty, one with a constant, an index, a table.
        Source(
            Note("notes", "[Index] public string Topic { get; init; } = \"\"; public int Weight { get; init; } [Unique] public string? Slug { get; init; } public double? Score { get; init; } [Column(\"state\", Default = \"'open'\")] public string State { get; init; } = \"open\";"),
            Tag),

        // Names: of the table and of a column, which stands in a check and in an index.
        Source(
            Note("cards", "[Index] public string Topic { get; init; } = \"\"; [WasNamed(\"weight\"), Index] public int Rank { get; init; } [Unique] public string? Slug { get; init; } public double? Score { get; init; } [Column(\"state\", Default = \"'open'\")] public string State { get; init; } = \"open\";", "notes"),
            Tag),

        // What only a new table can have: another type, not null, a check. The rank is text now; a method changes its words.
        Source(
            Note("cards", "[Index] public string Topic { get; init; } = \"\"; [Index] public required string Rank { get; init; } [Unique] public string Slug { get; init; } = \"\"; [Check(\"score is null or score >= 0\")] public double? Score { get; init; } [Column(\"state\", Default = \"'open'\")] public string State { get; init; } = \"open\";"),
            Tag,
            "[DataMigration(4)] private static void NameRanks(ISqlTransaction transaction) { using IStatement update = transaction.Prepare(\"update cards set rank = 'rank ' || rank\"); update.MoveNext(); }"),

        // A column and a table that go, with what is in them.
        Source(
            Note("cards", "[Index] public string Topic { get; init; } = \"\"; [Index] public required string Rank { get; init; } [Unique] public string Slug { get; init; } = \"\"; [Column(\"state\", Default = \"'open'\")] public string State { get; init; } = \"open\";"),
            "",
            "[DataMigration(4)] private static void NameRanks(ISqlTransaction transaction) { using IStatement update = transaction.Prepare(\"update cards set rank = 'rank ' || rank\"); update.MoveNext(); }"),
    ];

    private const string Tag = "[Table(\"tags\")] public partial record Tag { [Key] public long Id { get; init; } public string Name { get; init; } = \"\"; }";

    private static string Note(string table, string columns, string? wasNamed = null) =>
        $"[Table(\"{table}\"){(wasNamed is null ? "" : $", WasNamed(\"{wasNamed}\")")}] public partial record Note {{ [Key(AutoIncrement = true)] public long Id {{ get; init; }} {columns} }}";

    private static string Source(string note, string tag = "", string members = "") =>
        $"{note}\n{tag}\n[Store(typeof(Note){(tag.Length > 0 ? ", typeof(Tag)" : "")})] public partial class {Store} {{ {members} }}";
}
