using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Authoring;

namespace EmergentLearning.Cli.Reports;

/// <summary>What the check of an assembly found; as text, one line each in the form that builds and editors understand.</summary>
/// <param name="verification">What it came to.</param>
internal sealed class VerificationReport(SchemaVerification verification) : IReport
{
    public void WriteText(TextOutput text)
    {
        foreach (SchemaFinding finding in verification.Findings)
            text.Line(Printable.Escape(finding.ToString()));
        if (verification.Findings.Count == 0)
            text.Line(string.Create(CultureInfo.InvariantCulture, $"Verified {verification.Stores} stores and {verification.Queries} queries."));
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("stores", verification.Stores);
        json.WriteNumber("queries", verification.Queries);
        json.WriteStartArray("findings");
        foreach (SchemaFinding finding in verification.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("message", finding.Message);
            json.WriteString("file", finding.File);
            json.WriteNumber("line", finding.Line);
            json.WriteNumber("column", finding.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("code", "message", "file", "line", "column");
        foreach (SchemaFinding finding in verification.Findings)
            csv.Row(finding.Code, finding.Message, finding.File, CsvWriter.Number<int>(finding.Line), CsvWriter.Number<int>(finding.Column));
    }
}
