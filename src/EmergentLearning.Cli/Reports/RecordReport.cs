using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Cli.Reports;

/// <summary>What became of a record.</summary>
/// <param name="receipt">The store's answer.</param>
internal sealed class RecordReport(RecordReceipt receipt) : IReport
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
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("id", "uid", "path", "commit", "level", "problem");
        csv.Row(CsvWriter.Number<long>(receipt.Id), receipt.Uid, receipt.Path, receipt.Commit, Level, receipt.Problem);
    }
}
