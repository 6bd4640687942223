using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Cli.Reports;

/// <summary>What became of a record.</summary>
/// <param name="receipt">The store's answer.</param>
/// <param name="redacted">The fields out of which a secret was taken.</param>
internal sealed class RecordReport(RecordReceipt receipt, IReadOnlyList<string> redacted) : IReport
{
    private string Level => receipt.Level switch
    {
        Acknowledgement.Durable => "durable",
        Acknowledgement.Projected => "projected",
        _ => "committed",
    };

    public void WriteText(TextOutput text) => text.Line(
        $"Recorded {Printable.Escape(receipt.Path)} (id {receipt.Id}, {receipt.Uid}): "
        + $"{(receipt.Commit is { } commit ? $"commit {commit}" : Level)}");

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("id", receipt.Id);
        json.WriteString("uid", receipt.Uid);
        json.WriteString("path", receipt.Path);
        json.WriteString("commit", receipt.Commit);
        json.WriteString("level", Level);
        if (receipt.Problem is not null)
            json.WriteString("problem", receipt.Problem);
        WriteExtras(json, redacted, receipt.Notice);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("id", "uid", "path", "commit", "level", "problem");
        csv.Row(CsvWriter.Number<long>(receipt.Id), receipt.Uid, receipt.Path, receipt.Commit, Level, receipt.Problem);
    }

    /// <summary>What is only there when there is something to say.</summary>
    internal static void WriteExtras(Utf8JsonWriter json, IReadOnlyList<string> redacted, string? notice)
    {
        if (redacted.Count > 0)
        {
            json.WriteStartArray("redacted");
            foreach (string field in redacted)
                json.WriteStringValue(field);
            json.WriteEndArray();
        }

        if (notice is not null)
            json.WriteString("notice", notice);
    }
}
