using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Cli.Reports;

/// <summary>What an import did.</summary>
/// <param name="report">The store's answer.</param>
/// <param name="verbose">Whether the text lists every file.</param>
/// <param name="problem">What keeps a file or commit waiting.</param>
internal sealed class ImportView(ImportReport report, bool verbose, string? problem) : IReport
{
    // What is nothing but its bytes stands last: the sum below it is what people look for.
    private static readonly ImportKind[] Kinds =
        [.. Enum.GetValues<ImportKind>().Where(static kind => kind != ImportKind.Verbatim), ImportKind.Verbatim];

    public void WriteText(TextOutput text)
    {
        foreach (ImportedEntry file in report.Files)
        {
            if (verbose || file.Reason is not null)
                WriteLine(text, file);
        }

        foreach (string link in report.Links)
            text.Line($"{Printable.Escape(link)}: a link, not followed; import what it points at, if it is meant");
        foreach (RefusedFile file in report.Refused)
            text.Line($"{Printable.Escape(file.Path)}: not imported: {Printable.Escape(file.Reason)}");
        foreach (ImportKind kind in Kinds)
            text.Line($"{NameOf(kind)}: {report.Files.Count(file => file.Kind == kind)} files, {report.Count(kind)} of them new");
        text.Line($"{report.Files.Count} files: {report.Added} imported, {report.Unchanged} imported before");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("added", report.Added);
        json.WriteNumber("unchanged", report.Unchanged);
        json.WriteStartObject("kinds");
        foreach (ImportKind kind in Kinds)
            json.WriteNumber(NameOf(kind), report.Files.Count(file => file.Kind == kind));
        json.WriteEndObject();
        json.WriteStartArray("files");
        foreach (ImportedEntry file in report.Files)
            WriteJson(json, file);
        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (string link in report.Links)
            json.WriteStringValue(link);
        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (RefusedFile file in report.Refused)
        {
            json.WriteStartObject();
            json.WriteString("source", file.Path);
            json.WriteString("reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (problem is not null)
            json.WriteString("problem", problem);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("source", "path", "kind", "records", "new", "reason", "notes");
        foreach (ImportedEntry file in report.Files)
        {
            csv.Row(
                file.SourcePath, file.Path, NameOf(file.Kind), CsvWriter.Number<int>(file.Records), file.IsNew ? "true" : "false",
                file.Reason, string.Join(' ', file.Notes));
        }

        foreach (RefusedFile file in report.Refused)
            csv.Row(file.Path, null, "refused", null, "false", file.Reason, null);
    }

    private static void WriteLine(TextOutput text, ImportedEntry file)
    {
        string became = file.Reason is { } reason
            ? $"kept as it is: {reason}"
            : $"{NameOf(file.Kind)}, {file.Records} records";
        text.Line($"{Printable.Escape(file.SourcePath)} -> {Printable.Escape(file.Path)}: {Printable.Escape(became)}");
    }

    private static void WriteJson(Utf8JsonWriter json, ImportedEntry file)
    {
        json.WriteStartObject();
        json.WriteString("source", file.SourcePath);
        json.WriteString("path", file.Path);
        json.WriteString("kind", NameOf(file.Kind));
        json.WriteNumber("records", file.Records);
        json.WriteBoolean("new", file.IsNew);
        json.WriteString("reason", file.Reason);
        json.WriteStartArray("notes");
        foreach (string note in file.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(ImportKind kind) => kind switch
    {
        ImportKind.Failure => "failure",
        ImportKind.Heuristic => "heuristic",
        ImportKind.Success => "success",
        ImportKind.Observation => "observation",
        ImportKind.Experiment => "experiment",
        ImportKind.Decision => "decision",
        ImportKind.Spike => "spike",
        ImportKind.Invariant => "invariant",
        ImportKind.Assumption => "assumption",
        ImportKind.CeoReview => "ceo_review",
        ImportKind.Violation => "violation",
        ImportKind.Proposal => "proposal",
        ImportKind.GoldenRule => "golden_rule",
        _ => "verbatim",
    };
}
