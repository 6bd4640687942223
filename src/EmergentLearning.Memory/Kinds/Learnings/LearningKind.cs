using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds.Learnings;

/// <summary>Rows of <c>learnings</c> that the original's users wrote by hand; the layout is that of a failure, as far as it applies.</summary>
internal abstract class LearningKind : TableKind
{
    /// <summary>The layout; a failure's has the same fields in the same places, and more sections.</summary>
    internal static readonly FileLayout Shared = new()
    {
        Title = "title",
        Header =
        [
            new("Domain", "domain"), new("Severity", "severity"), new("Tags", "tags"), new("Date", "") { Fixed = "{day}" },
        ],
        Sections = [new("Summary", "summary")],
    };

    public override FileLayout Layout => Shared;

    // A row of learnings says itself where its file is, and may say it of a file that another tool keeps.
    public override bool WritesFilesOfRows => false;

    internal override string Table => "learnings";

    internal override IReadOnlyList<KeyValuePair<string, string>> Constants => [new("type", Name)];

    public override string NameFile(RecordValues values, DateTimeOffset now) =>
        FormattableString.Invariant($"{Timestamps.LocalDay(now):yyyyMMdd}_{SlugText.CreateOr(values["title"], 100, "untitled")}");

    public override CommitMessage MessageOf(RecordValues values, long id) =>
        new($"{Name}: {values["title"]}", $"Domain: {values["domain"]} | Severity: {values["severity"]}");
}
