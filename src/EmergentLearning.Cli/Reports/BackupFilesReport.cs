using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Reports;

/// <summary>A list of backups.</summary>
/// <param name="backups">They.</param>
/// <param name="name">What they are: the name of the list.</param>
internal sealed class BackupFilesReport(IReadOnlyList<BackupFile> backups, string name) : IReport
{
    public void WriteText(TextOutput text)
    {
        foreach (BackupFile backup in backups)
            text.Line($"{backup.Name}  {Time(backup)}  {HealthText.Size(backup.Bytes)}{(backup.IsEncrypted ? "  encrypted" : "")}");
        text.Line($"{name}: {backups.Count}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray(name);
        foreach (BackupFile backup in backups)
            WriteJson(json, backup);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("name", "made_at", "bytes", "encrypted", "safety", "path");
        foreach (BackupFile backup in backups)
        {
            csv.Row(
                backup.Name, Time(backup), backup.Bytes.ToString(CultureInfo.InvariantCulture),
                backup.IsEncrypted ? "true" : "false", backup.IsSafety ? "true" : "false", backup.Path);
        }
    }

    /// <summary>One backup as an object.</summary>
    public static void WriteJson(Utf8JsonWriter json, BackupFile backup)
    {
        json.WriteStartObject();
        json.WriteString("name", backup.Name);
        json.WriteString("made_at", Time(backup));
        json.WriteNumber("bytes", backup.Bytes);
        json.WriteBoolean("encrypted", backup.IsEncrypted);
        json.WriteBoolean("safety", backup.IsSafety);
        json.WriteString("path", backup.Path);
        json.WriteEndObject();
    }

    private static string Time(BackupFile backup) => backup.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
