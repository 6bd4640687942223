using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>Learnings and heuristics in one table: the first column says which, and each leaves the other's columns empty.</summary>
internal static class MixedCsv
{
    public static void Write(CsvWriter csv, IReadOnlyList<Heuristic> heuristics, IReadOnlyList<Learning> learnings)
    {
        csv.Row(
            "record", "id", "domain", "uid", "filepath", "created_at", "updated_at",
            "type", "title", "summary", "tags", "severity",
            "rule", "explanation", "source_type", "source_id", "confidence", "times_validated", "times_violated", "is_golden", "anchor");
        foreach (Heuristic row in heuristics)
        {
            csv.Row(
                "heuristic", CsvWriter.Number<long>(row.Id), row.Domain, row.Uid, row.FilePath, row.CreatedAt, row.UpdatedAt,
                null, null, null, null, null,
                row.Rule, row.Explanation, row.SourceType, CsvWriter.Number(row.SourceId), CsvWriter.Number(row.Confidence),
                CsvWriter.Number(row.TimesValidated), CsvWriter.Number(row.TimesViolated), CsvWriter.Number(row.IsGolden), row.Anchor);
        }

        foreach (Learning row in learnings)
        {
            csv.Row(
                "learning", CsvWriter.Number<long>(row.Id), row.Domain, row.Uid, row.FilePath, row.CreatedAt, row.UpdatedAt,
                row.Type, row.Title, row.Summary, row.Tags, CsvWriter.Number(row.Severity),
                null, null, null, null, null, null, null, null, null);
        }
    }
}
