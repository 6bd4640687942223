using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Reports;

/// <summary>A backup that was proven.</summary>
/// <param name="receipt">What it holds.</param>
/// <param name="pruned">What was deleted after it.</param>
internal sealed class BackupReport(BackupReceipt receipt, IReadOnlyList<BackupFile> pruned) : IReport
{
    public void WriteText(TextOutput text)
    {
        string edits = receipt.Edits == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {receipt.Edits} edited files that the store has not taken in");
        text.Line($"{receipt.Backup.Name} is good: restored into a scratch folder, every byte, the database and git's history checked");
        text.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{receipt.Learnings} learnings, {receipt.Heuristics} heuristics, {receipt.Files} files{edits}, commit {receipt.Commit ?? "none"}"));
        text.Line($"{Printable.Escape(receipt.Backup.Path)} ({HealthText.Size(receipt.Backup.Bytes)}{(receipt.Backup.IsEncrypted ? ", encrypted" : "")})");
        foreach (BackupFile gone in pruned)
            text.Line($"deleted {gone.Name}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("backup");
        BackupFilesReport.WriteJson(json, receipt.Backup);
        json.WriteBoolean("good", true);
        json.WriteNumber("learnings", receipt.Learnings);
        json.WriteNumber("heuristics", receipt.Heuristics);
        json.WriteNumber("files", receipt.Files);
        json.WriteNumber("edits", receipt.Edits);
        json.WriteString("commit", receipt.Commit);
        json.WriteStartArray("deleted");
        foreach (BackupFile gone in pruned)
            json.WriteStringValue(gone.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("name", "good", "learnings", "heuristics", "files", "edits", "commit", "path");
        csv.Row(
            receipt.Backup.Name, "true", CsvWriter.Number<long>(receipt.Learnings), CsvWriter.Number<long>(receipt.Heuristics),
            CsvWriter.Number<int>(receipt.Files), CsvWriter.Number<int>(receipt.Edits), receipt.Commit, receipt.Backup.Path);
    }
}
