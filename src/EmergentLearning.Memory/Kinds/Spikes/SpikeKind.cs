using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;

namespace EmergentLearning.Memory.Kinds.Spikes;

/// <summary>Spike reports: research in a bounded time, as the original's <c>record-spike.sh</c> makes them.</summary>
internal sealed class SpikeKind : TableKind
{
    public override string Name => "spike";

    public override string Description => "Records what a bounded piece of research found";

    public override string Example =>
        "elf record spike --title \"WAL on NFS\" --topic sqlite --question \"Does it work?\" --findings \"No.\" --time 45";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("title", FieldType.Line, 200, "What was looked into") { IsRequired = true },
        new("topic", FieldType.Text, 500, "What it is about") { IsRequired = true },
        new("question", FieldType.Text, 2_000, "What was to be found out") { IsRequired = true },
        new("findings", FieldType.Text, 10_000, "What was found") { IsRequired = true },
        new("gotchas", FieldType.Text, 5_000, "What one falls over"),
        new("resources", FieldType.Text, 2_000, "Where it stands"),
        new("time", FieldType.Whole, 1_000_000, "How many minutes it took") { Column = "time_invested_minutes" },
        new("domain", FieldType.Slug, 100, "The area of work") { Default = "general" },
        new("tags", FieldType.Line, 500, "Tags with commas between them"),
    ];

    public override string Folder => "memory/spikes";

    public override KindList List { get; } = new("spikes", "Spike reports, the newest first");

    public override FileLayout Layout { get; } = new()
    {
        Title = "title",
        TitlePrefix = "Spike Report: ",
        Header =
        [
            new("ID", "") { Fixed = "SPIKE-{id}" },
            new("Date", "") { Fixed = "{day}" },
            new("Domain", "domain"),
            new("Tags", "tags") { IsOptional = true },
            new("Time Invested", "time") { IsOptional = true, Suffix = " minutes" },
        ],
        HasRule = true,
        Sections =
        [
            new("Topic", "topic"),
            new("Question", "question"),
            new("Findings", "findings"),
            new("Gotchas / Pitfalls", "gotchas") { IsOptional = true },
            new("Resources Consulted", "resources") { IsOptional = true },
        ],
        Tail = "*This spike report captures research knowledge for future sessions.*",
    };

    internal override string Table => "spike_reports";

    public override IReadOnlyList<string> RowColumns => ["usefulness_score", "access_count"];

    internal override ImportKind ImportKind => ImportKind.Spike;

    public override string NameFile(RecordValues values, DateTimeOffset now) => DatedName(values["title"], now);

    public override CommitMessage MessageOf(RecordValues values, long id) =>
        new($"spike: {values["title"]}", FormattableString.Invariant($"Domain: {values["domain"]} | SPIKE-{id}"));
}
