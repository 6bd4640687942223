using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Cli.Reports;

/// <summary>What a restore did, or would do.</summary>
/// <param name="report">The store's answer.</param>
internal sealed class RestoreView(RestoreReport report) : IReport
{
    public void WriteText(TextOutput text)
    {
        text.Line($"{(report.IsDryRun ? "Would restore" : "Restored")} {report.Source} in {Printable.Escape(report.Folder)}");
        text.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Learnings} learnings, {report.Heuristics} heuristics, {report.Files} files; {report.ChangedFiles} files changed, "
            + $"{report.Gone} records of before are not among them"));
        if (report.SafetyBackup is { } safety)
            text.Line($"What was here before is in the backup {safety}");
        if (report.DamagedCopy is { } copy)
            text.Line($"The database that could not be read is in {Printable.Escape(copy)}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("source", report.Source);
        json.WriteString("folder", report.Folder);
        json.WriteBoolean("dry_run", report.IsDryRun);
        json.WriteNumber("learnings", report.Learnings);
        json.WriteNumber("heuristics", report.Heuristics);
        json.WriteNumber("files", report.Files);
        json.WriteNumber("changed_files", report.ChangedFiles);
        json.WriteNumber("gone", report.Gone);
        json.WriteString("safety_backup", report.SafetyBackup);
        json.WriteString("damaged_copy", report.DamagedCopy);
        if (report.Problem is not null)
            json.WriteString("problem", report.Problem);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("source", "folder", "dry_run", "learnings", "heuristics", "files", "changed_files", "gone", "safety_backup", "damaged_copy");
        csv.Row(
            report.Source, report.Folder, report.IsDryRun ? "true" : "false", CsvWriter.Number<long>(report.Learnings),
            CsvWriter.Number<long>(report.Heuristics), CsvWriter.Number<int>(report.Files), CsvWriter.Number<int>(report.ChangedFiles),
            CsvWriter.Number<long>(report.Gone), report.SafetyBackup, report.DamagedCopy);
    }
}
