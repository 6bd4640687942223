using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Output.Columns;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Cli.Reports;

/// <summary>What became of rules: an array of objects.</summary>
/// <param name="receipts">The store's answer.</param>
internal sealed class LifecycleReport(IReadOnlyList<LifecycleReceipt> receipts) : IReport
{
    /// <summary>Whether it is what would become of them.</summary>
    public bool IsDryRun { get; init; }

    private static readonly ColumnSet<LifecycleReceipt> Columns = new(
        [
            new("id", static receipt => receipt.Id),
            new("uid", static receipt => receipt.Uid),
            new("path", static receipt => receipt.Path),
            new("rule", static receipt => receipt.Rule),
            new("what", static receipt => receipt.What),
            new("confidence_before", static receipt => receipt.Before.Confidence),
            new("confidence", static receipt => receipt.After.Confidence),
            new("status", static receipt => receipt.After.Status),
            new("times_validated", static receipt => receipt.After.Validated),
            new("times_violated", static receipt => receipt.After.Violated),
            new("times_contradicted", static receipt => receipt.After.Contradicted),
            new("is_golden", static receipt => receipt.After.IsGolden ? 1 : 0),
            new("rate_limited", static receipt => receipt.IsRateLimited ? 1 : 0),
            new("file_in_step", static receipt => receipt.IsFileInStep ? 1 : 0),
            new("reason", static receipt => receipt.Reason),
        ],
        [
            ("id", "id"), ("what", "what"), ("confidence_before", "before"), ("confidence", "after"), ("status", "status"), ("rule", "rule"),
        ],
        Lines);

    public void WriteText(TextOutput text)
    {
        Columns.WriteText(text, receipts);
        if (receipts.Count == 0)
            text.Line(IsDryRun ? "No rule would change." : "No rule has changed.");
        else if (IsDryRun)
            text.Line("Nothing was written.");
    }

    public void WriteJson(Utf8JsonWriter json) => Columns.WriteJson(json, receipts);

    public void WriteCsv(CsvWriter csv) => Columns.WriteRows(csv, receipts);

    private static IEnumerable<string> Lines(LifecycleReceipt receipt)
    {
        string limited = receipt.IsRateLimited
            ? $"; counted only: confidence moves at most {LifecycleRules.MostUpdatesADay} times a day, and not within {LifecycleRules.CoolDownMinutes} minutes"
            : "";
        yield return $"H-{receipt.Id} {receipt.What}: confidence {CsvWriter.Number<double>(receipt.Before.Confidence)} -> "
            + $"{CsvWriter.Number<double>(receipt.After.Confidence)}, {Printable.Escape(receipt.After.Status)}{limited}";
        yield return $"  {Printable.Escape(receipt.Rule)}";
        if (receipt.Reason is not null)
            yield return $"  {Printable.Escape(receipt.Reason)}";
        if (!receipt.IsFileInStep)
            yield return $"  {Printable.Escape(receipt.Path)} has no section with this rule's number, and stays as it is";
    }
}
