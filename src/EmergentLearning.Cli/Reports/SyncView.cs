using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Cli.Reports;

/// <summary>What a sync found and did.</summary>
/// <param name="Report">The store's answer.</param>
/// <param name="Problem">What keeps a file or commit waiting.</param>
internal sealed record SyncView(SyncReport Report, string? Problem) : IReport
{
    public void WriteText(TextOutput text)
    {
        foreach (SyncIssue issue in Report.Issues)
            text.Line($"{StateOf(issue)} {NameOf(issue.Kind)}: {Printable.Escape(issue.Path)}{DetailOf(issue)}");
        text.Line($"{Report.Files} files: {Report.Issues.Count(static issue => issue.Fixed)} fixed, {Report.Open} not in step");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("files", Report.Files);
        json.WriteBoolean("in_step", Report.IsInStep);
        json.WriteStartArray("issues");
        foreach (SyncIssue issue in Report.Issues)
            WriteJson(json, issue);
        json.WriteEndArray();
        if (Problem is not null)
            json.WriteString("problem", Problem);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("kind", "path", "detail", "fixed");
        foreach (SyncIssue issue in Report.Issues)
            csv.Row(NameOf(issue.Kind), issue.Path, issue.Detail, issue.Fixed ? "true" : "false");
    }

    private static void WriteJson(Utf8JsonWriter json, SyncIssue issue)
    {
        json.WriteStartObject();
        json.WriteString("kind", NameOf(issue.Kind));
        json.WriteString("path", issue.Path);
        json.WriteString("detail", issue.Detail);
        json.WriteBoolean("fixed", issue.Fixed);
        json.WriteEndObject();
    }

    private static string StateOf(SyncIssue issue) =>
        issue.Fixed ? "fixed" : issue.Kind == SyncIssueKind.RowOfOtherTool ? "kept " : "open ";

    private static string DetailOf(SyncIssue issue) => issue.Detail is { } detail ? $" ({Printable.Escape(detail)})" : "";

    /// <summary>What an issue is called in answers.</summary>
    internal static string NameOf(SyncIssueKind kind) => kind switch
    {
        SyncIssueKind.NewFile => "new_file",
        SyncIssueKind.EditedFile => "edited_file",
        SyncIssueKind.MissingFile => "missing_file",
        SyncIssueKind.RowWithoutFile => "row_without_file",
        SyncIssueKind.RowOfOtherTool => "row_of_other_tool",
        SyncIssueKind.RenamedFile => "renamed_file",
        SyncIssueKind.DeletedFile => "deleted_file",
        SyncIssueKind.LostFile => "lost_file",
        _ => "unreadable",
    };
}
