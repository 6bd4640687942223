namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>For each diagnostic about released schemas: sources and locks that have it, at the marked place, and some that do not.</summary>
internal static class DriftCases
{
    /// <summary>A record that is as it was released.</summary>
    public const string Note =
        "[Table(\"notes\")] public partial record Note { [Key] public long Id { get; init; } [Index] public string Topic { get; init; } = \"\"; public int Weight { get; init; } }\n";

    public const string Store = "[Store(typeof(Note))] public partial class S { }";

    /// <summary>What was released.</summary>
    public const string Lock = """
        {
          "format": 1,
          "stores": {
            "S": {
              "version": 1,
              "tables": {
                "notes": {
                  "columns": {
                    "id": { "type": "INTEGER", "notNull": true },
                    "topic": { "type": "TEXT", "notNull": true },
                    "weight": { "type": "INTEGER", "notNull": true }
                  },
                  "create": [
                    "create table \"notes\" (",
                    "    \"id\" integer primary key,",
                    "    \"topic\" text not null,",
                    "    \"weight\" integer not null",
                    ") strict"
                  ],
                  "objects": [
                    "create index if not exists \"idx_notes_topic\" on \"notes\" (\"topic\")"
                  ]
                }
              }
            }
          }
        }
        """;

    public static IEnumerable<(string Id, string Source, string Says)> Bad =>
    [
        ("ELE0080", Changed("int Weight", "string? [|Weight|]"), "'integer not null' has become 'text'"),
        ("ELE0080", Changed("int Weight", "int? [|Weight|]"), "'integer not null' has become 'integer'"),
        ("ELE0080", Changed("public int Weight", "[Column(\"weight\", Default = \"3\")] public int [|Weight|]"), "has become 'integer not null default 3'"),
        ("ELE0080", Changed("public int Weight", "[WasNamed(\"weight\")] public int [|Rank|]"), "the column was called 'weight'"),
        ("ELE0080", Changed("public int Weight { get; init; }", "public int Weight { get; init; } public string? [|More|] { get; init; }"), "the column is new"),
        ("ELE0080", Changed(" public int Weight { get; init; }", "").Replace("record Note", "record [|Note|]", StringComparison.Ordinal), "the column 'weight' is gone"),
        ("ELE0080", Changed("public int Weight", "[Check(\"weight > 0\")] public int Weight").Replace("record Note", "record [|Note|]", StringComparison.Ordinal), "a check"),
        ("ELE0080", Changed("[Key]", "[Key(AutoIncrement = true)]").Replace("record Note", "record [|Note|]", StringComparison.Ordinal), "its key"),
        ("ELE0080", Changed("[Index] public string Topic", "public string [|Topic|]"), "gone is: create index"),
        ("ELE0080", Changed("[Index] public string Topic", "[Index, Unique] public string [|Topic|]"), "new is: create unique index"),
        ("ELE0080", Changed("[Table(\"notes\")] public partial record Note", "[Table(\"notes\"), Index(\"Topic\", \"Weight\")] public partial record [|Note|]"), "new is: create index"),
        ("ELE0080", Changed("Table(\"notes\")", "Table(\"cards\"), WasNamed(\"notes\")").Replace("record Note", "record [|Note|]", StringComparison.Ordinal), "the table was called 'notes'"),
        ("ELE0080", Note + "[Table(\"tags\")] public partial record [|Tag|] { [Key] public long Id { get; init; } } [Store(typeof(Note), typeof(Tag))] public partial class S { }", "the table is new"),
        ("ELE0080", Note + "[Store] public partial class [|S|] { }", "the table 'notes' is gone"),
        ("ELE0081", Note + Store + " [Store(typeof(Note))] public partial class [|T|] { }", "'T' is not in schema.lock.json"),
        ("ELE0084", Note + "[Store(typeof(Note))] public partial class S { [DataMigration(1)] private void [|Fill|](ISqlTransaction transaction) { } }", "static void"),
        ("ELE0084", Note + "[Store(typeof(Note))] public partial class S { [DataMigration(1)] private static void [|Fill|](IStore store) { } }", "ISqlTransaction"),
        ("ELE0085", Note + "[Store(typeof(Note))] public partial class S { [DataMigration(2)] private static void [|Fill|](ISqlTransaction transaction) { } }", "which does not exist"),
        ("ELE0085", Note + "[Store(typeof(Note))] public partial class S { [DataMigration(1)] private static void A(ISqlTransaction t) { } [DataMigration(1)] private static void [|B|](ISqlTransaction t) { } }", "has one already"),
    ];

    public static IEnumerable<(string Id, string Source)> Good =>
    [
        ("ELE0080", Note + Store),
        ("ELE0080", "[Table(\"notes\")] public partial record Note { public int Weight { get; init; } [Index] public string Topic { get; init; } = \"\"; [Key] public long Id { get; init; } }" + Store),
        ("ELE0080", Changed("public int Weight", "[WasNamed(\"rank\")] public int Weight")),
        ("ELE0081", Note + Store),
        ("ELE0082", Note + Store),
        ("ELE0083", Note + Store),
        ("ELE0084", Note + "[Store(typeof(Note))] public partial class S { [DataMigration(1)] private static void Fill(ISqlTransaction transaction) { } }"),
        ("ELE0085", Note + "[Store(typeof(Note))] public partial class S { [DataMigration(1)] private static void @class(ISqlTransaction transaction) { } }"),
    ];

    private static string Changed(string before, string after) => Note.Replace(before, after, StringComparison.Ordinal) + Store;
}
