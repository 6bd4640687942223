using System.Text.Json;
using EmergentLearning.Engine.Authoring;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generators.Tests.Authoring;

/// <summary>What is written for each kind of change, and what is refused.</summary>
public sealed class MigrationAuthorTests : IDisposable
{
    private const string Columns = "[Key] public long Id { get; init; } [Index] public string Topic { get; init; } = \"\"; public int Weight { get; init; }";

    private readonly CompiledProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void The_first_version_creates_everything_and_the_lock_is_readable()
    {
        AddedMigration added = Assert.Single(Add(Notes(Columns)));

        Assert.Equal(("S", 1, Path.Combine(_project.Migrations("S"), "0001.sql")), (added.Store, added.Version, added.File));
        Assert.Equal(
            """
            -- Version 1 of S. All of it runs in one transaction; change it where your data needs more.

            create table "notes" (
                "id" integer primary key,
                "topic" text not null,
                "weight" integer not null
            ) strict;
            create index if not exists "idx_notes_topic" on "notes" ("topic");

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(added.File));
        Assert.Equal(DriftCases.Lock.ReplaceLineEndings("\n") + "\n", File.ReadAllText(_project.Lock));
        Assert.Empty(_project.Compile(Notes(Columns)).VerifyWithLock());
    }

    [Fact]
    public void Without_a_change_nothing_is_written_also_when_columns_change_places()
    {
        Add(Notes(Columns));
        byte[] before = File.ReadAllBytes(_project.Lock);

        Assert.Empty(Add(Notes("public int Weight { get; init; } [Index] public string Topic { get; init; } = \"\"; [Key] public long Id { get; init; }")));

        Assert.Equal(before, File.ReadAllBytes(_project.Lock));
        Assert.Single(Directory.GetFiles(_project.Migrations("S")));
    }

    [Theory]
    [InlineData("a nullable column", "public string? More { get; init; }", "alter table \"notes\" add column \"more\" text;")]
    [InlineData("a column with a default", "[Column(\"more\", Default = \"'it''s'\")] public string More { get; init; } = \"\";", "alter table \"notes\" add column \"more\" text not null default 'it''s';")]
    [InlineData("an index", "[Index] public int More { get; init; }", "create index if not exists \"idx_notes_more\" on \"notes\" (\"more\");", "add column", "public int More { get; init; }")]
    public void What_can_be_added_is_added_in_place(string what, string column, string statement, string? absent = null, string before = "")
    {
        Add(Notes(Columns + before));

        string sql = Script(Add(Notes(Columns + column)));

        Assert.Contains(statement, sql, StringComparison.Ordinal);
        Assert.DoesNotContain("elf_new", sql, StringComparison.Ordinal);
        Assert.DoesNotContain(absent ?? "drop", sql, StringComparison.Ordinal);
        Assert.True(_project.VerifyWithLock().Count == 0, what);
    }

    [Theory]
    [InlineData("public int Weight", "public required string Weight", "\"weight\" text not null")]
    [InlineData("public int Weight", "public int? Weight", "\"weight\" integer\n")]
    [InlineData("public int Weight", "[Check(\"weight > 0\")] public int Weight", "check (weight > 0)")]
    [InlineData("[Key]", "[Key(AutoIncrement = true)]", "\"id\" integer primary key autoincrement")]
    [InlineData("public int Weight", "[Column(\"weight\", Default = \"current_timestamp\")] public int Weight", "default current_timestamp")]
    public void What_sqlite_cannot_change_rebuilds_the_table_as_it_prescribes(string before, string after, string definition)
    {
        Add(Notes(Columns));

        string[] lines = Script(Add(Notes(Columns.Replace(before, after, StringComparison.Ordinal)))).Split("\n\n", 2)[1].Split(";\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("create table \"elf_new_notes\" (", lines[0], StringComparison.Ordinal);
        Assert.Contains(definition, lines[0], StringComparison.Ordinal);
        string[] expected =
        [
            "insert into \"elf_new_notes\" (\"id\", \"topic\", \"weight\")\n    select \"id\", \"topic\", \"weight\" from \"notes\"",
            "drop table \"notes\"", "pragma legacy_alter_table = on", "alter table \"elf_new_notes\" rename to \"notes\"",
            "pragma legacy_alter_table = off", "create index if not exists \"idx_notes_topic\" on \"notes\" (\"topic\")",
        ];
        Assert.Equal(expected, lines[1..]);
        Assert.Empty(_project.VerifyWithLock());
    }

    [Fact]
    public void Rows_without_a_value_get_one_that_is_named_in_the_file()
    {
        Add(Notes(Columns + "public string? Old { get; init; }"));

        string sql = Script(Add(Notes(Columns + "public string Old { get; init; } = \"\"; public byte[] New { get; init; } = []; [Column(\"at\", Default = \"current_timestamp\")] public string At { get; init; } = \"\";")));

        Assert.Contains("-- Rows without a value get '' in \"old\". Change it here if that is wrong.\n-- Rows without a value get x'' in \"new\".", sql, StringComparison.Ordinal);
        Assert.Contains("(\"id\", \"topic\", \"weight\", \"old\", \"new\")\n    select \"id\", \"topic\", \"weight\", coalesce(\"old\", ''), x'' from \"notes\"", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_and_a_table_that_were_renamed_keep_what_they_have()
    {
        Add(Notes(Columns));
        string renamed = Notes(Columns.Replace("public int Weight", "[WasNamed(\"weight\"), Check(\"rank >= 0\")] public int Rank", StringComparison.Ordinal)
            .Replace(", Check(\"rank >= 0\")", "", StringComparison.Ordinal)).Replace("Table(\"notes\")", "Table(\"cards\"), WasNamed(\"notes\")", StringComparison.Ordinal);

        string sql = Script(Add(renamed));

        Assert.Contains("alter table \"notes\" rename to \"cards\";\nalter table \"cards\" rename column \"weight\" to \"rank\";", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("elf_new", sql, StringComparison.Ordinal);
        Assert.Empty(_project.VerifyWithLock());
        // The hint may stay: it does nothing more.
        Assert.Empty(Add(renamed));
    }

    [Theory]
    [InlineData("[Key] public long Id { get; init; } [Index] public string Topic { get; init; } = \"\";", "the column \"weight\" of \"notes\"")]
    [InlineData(null, "the table \"notes\"")]
    public void What_would_lose_data_is_written_only_when_it_is_allowed(string? columns, string loss)
    {
        Add(Notes(Columns));
        byte[] before = File.ReadAllBytes(_project.Lock);
        _project.Compile(columns is null ? "[Table(\"x\")] public partial record X { [Key] public long Id { get; init; } } [Store(typeof(X))] public partial class S { }" : Notes(columns));

        StoreException refused = Assert.Throws<StoreException>(() => MigrationAuthor.Add(_project.Assembly, _project.Lock));

        Assert.Equal(StoreFault.Validation, refused.Fault);
        Assert.Contains(loss, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_project.Lock));
        Assert.Single(Directory.GetFiles(_project.Migrations("S")));
        Assert.Single(MigrationAuthor.Add(_project.Assembly, _project.Lock, allowDataLoss: true));
        Assert.Empty(_project.VerifyWithLock());
    }

    [Fact]
    public void A_file_that_the_lock_does_not_know_is_never_replaced()
    {
        Add(Notes(Columns));
        string stray = Path.Combine(_project.Migrations("S"), "0002_mine.sql");
        _project.Compile(Notes(Columns + "public string? More { get; init; }"));
        File.WriteAllText(stray, "-- mine");

        StoreException refused = Assert.Throws<StoreException>(() => MigrationAuthor.Add(_project.Assembly, _project.Lock));

        Assert.Contains(stray, refused.Message, StringComparison.Ordinal);
        Assert.Equal("-- mine", File.ReadAllText(stray));
    }

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("{ \"format\": 2, \"stores\": {} }")]
    [InlineData("{ \"stores\": {} }")]
    public void A_lock_that_cannot_be_read_is_left_alone(string text)
    {
        _project.Compile(Notes(Columns));
        File.WriteAllText(_project.Lock, text);

        Assert.Equal(StoreFault.Input, Assert.Throws<StoreException>(() => MigrationAuthor.Add(_project.Assembly, _project.Lock)).Fault);

        Assert.Equal(text, File.ReadAllText(_project.Lock));
    }

    [Fact]
    public void A_migration_that_somebody_changed_is_verified_against_the_schema()
    {
        string first = Assert.Single(Add(Notes(Columns))).File;
        string sql = File.ReadAllText(first);
        _project.Compile(Notes(Columns));

        File.WriteAllText(first, sql + "insert into notes (topic, weight) values ('seed', 1);\n");
        Assert.Empty(_project.VerifyWithLock());

        File.WriteAllText(first, sql.Replace("\"weight\" integer not null", "\"weight\" text not null", StringComparison.Ordinal));
        Assert.Contains("do not lead to its schema: they make 'notes' as", AssertWrongMigration().Message, StringComparison.Ordinal);

        File.WriteAllText(first, sql + "\ninsert into nots values (1);\n");
        SchemaFinding refused = AssertWrongMigration();
        Assert.Equal((first, 10), (refused.File, refused.Line));

        File.WriteAllText(first, sql + "commit;\n");
        Assert.Contains("'commit' would break the one transaction", AssertWrongMigration().Message, StringComparison.Ordinal);

        File.Delete(first);
        Assert.Contains("not one file for each of the versions 1 to 1", AssertWrongMigration().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_differs_from_the_lock_is_found()
    {
        Add(Notes(Columns));
        _project.Compile(Notes(Columns + "public string? More { get; init; }"));

        SchemaFinding drift = Assert.Single(_project.VerifyWithLock());

        Assert.Equal(("ELE9022", _project.Lock), (drift.Code, drift.File));
        Assert.Contains("add the column \"more\" to \"notes\"", drift.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_is_json_in_a_stable_order_with_every_store()
    {
        string more = "[Table(\"b\")] public partial record B { [Key] public long Id { get; init; } public string Äöü { get; init; } = \"\"; } [Table(\"a\")] public partial record A { [Key] public long Id { get; init; } }"
            + "[Store(typeof(B), typeof(A))] public partial class Z { } ";
        Assert.Equal(["S", "Z"], Add(more + Notes(Columns)).Select(added => added.Store));

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(_project.Lock));
        JsonElement stores = document.RootElement.GetProperty("stores");
        Assert.Equal(["S", "Z"], stores.EnumerateObject().Select(store => store.Name));
        Assert.Equal(["a", "b"], stores.GetProperty("Z").GetProperty("tables").EnumerateObject().Select(table => table.Name));
        Assert.Contains("\"äöü\"", File.ReadAllText(_project.Lock), StringComparison.Ordinal);
    }

    private static string Notes(string columns) =>
        $"[Table(\"notes\")] public partial record Note {{ {columns} }} [Store(typeof(Note))] public partial class S {{ }}";

    private static string Script(IReadOnlyList<AddedMigration> added) => File.ReadAllText(Assert.Single(added).File);

    private IReadOnlyList<AddedMigration> Add(string source) => MigrationAuthor.Add(_project.Compile(source).Assembly, _project.Lock);

    private SchemaFinding AssertWrongMigration()
    {
        SchemaFinding finding = Assert.Single(_project.VerifyWithLock());
        Assert.Equal("ELE9023", finding.Code);
        return finding;
    }
}
