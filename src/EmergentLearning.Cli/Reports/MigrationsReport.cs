using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Authoring;

namespace EmergentLearning.Cli.Reports;

/// <summary>The migrations that were written.</summary>
/// <param name="migrations">One for each store that changed.</param>
internal sealed class MigrationsReport(IReadOnlyList<AddedMigration> migrations) : IReport
{
    public void WriteText(TextOutput text)
    {
        if (migrations.Count == 0)
            text.Line("Nothing changed since the last version.");
        foreach (AddedMigration migration in migrations)
        {
            text.Line(Printable.Escape($"{migration.Store} is at version {migration.Version}: {migration.File}"));
            foreach (string change in migration.Changes)
                text.Line("  " + Printable.Escape(change));
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("migrations");
        foreach (AddedMigration migration in migrations)
        {
            json.WriteStartObject();
            json.WriteString("store", migration.Store);
            json.WriteNumber("version", migration.Version);
            json.WriteString("file", migration.File);
            json.WriteStartArray("changes");
            foreach (string change in migration.Changes)
                json.WriteStringValue(change);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("store", "version", "file", "change");
        foreach (AddedMigration migration in migrations)
        {
            foreach (string change in migration.Changes)
                csv.Row(migration.Store, CsvWriter.Number<int>(migration.Version), migration.File, change);
        }
    }
}
