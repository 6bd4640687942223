using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Violations;

/// <summary>
/// What so many violations in seven days mean: 3 a warning, 5 probation, 10 a question for the person in charge. While that question waits, no
/// second one is asked.
/// </summary>
internal static class ViolationThreshold
{
    private const string Critical = "CRITICAL";
    private const string Probation = "PROBATION";
    private const string Warning = "WARNING";
    private const string Title = "Golden Rule Violations - Threshold Exceeded";

    /// <summary>Counts, the newest included; asks the question where it is due, in the same transaction.</summary>
    /// <returns>What to say, or <see langword="null"/> below the first threshold.</returns>
    public static string? Check(IWriteTransaction transaction, DateTimeOffset now)
    {
        string since = Timestamps.Format(now.AddDays(-7));
        long count = Count(transaction, since);
        return StatusOf(count) switch
        {
            Critical => $"CRITICAL: {count} violations in 7 days. {Ask(transaction, count, since, now)}",
            Probation => $"PROBATION: {count} violations in 7 days; at 10 the person in charge is asked.",
            Warning => $"WARNING: {count} violations in 7 days; look at the rules again.",
            _ => null,
        };
    }

    /// <summary>What so many violations in seven days are called.</summary>
    public static string StatusOf(long count) => count switch
    {
        >= 10 => Critical,
        >= 5 => Probation,
        >= 3 => Warning,
        _ => "NORMAL",
    };

    private static long Count(IReadSession session, string since)
    {
        using IStatement select = session.Prepare("select count(*) from violations where violation_date >= ?1");
        select.BindText(1, since);
        select.MoveNext();
        return select.GetInt64(0);
    }

    private static string Ask(IWriteTransaction transaction, long count, string since, DateTimeOffset now)
    {
        if (KindRows.Find(transaction, RecordKinds.CeoReview, "status = 'pending' and title", Title) is { Path: { } waiting })
            return $"The question in {waiting} still waits.";

        string path = FreePath.Find(
            FormattableString.Invariant($"ceo-inbox/VIOLATION_THRESHOLD_{now.ToLocalTime():yyyyMMdd_HHmmss}"), ".md", transaction.IsPathFree);
        RecordValues values = RecordDraft.Create(RecordKinds.CeoReview,
        [
            new("title", Title),
            new("context", $"{count} golden rules were broken in 7 days.\n\n{List(transaction, since)}"),
            new("recommendation", "See whether the rules are not clear, not practical, or not followed; then acknowledge the violations."),
            new("priority", "critical"),
        ]).Values;
        RowKey row = KindRows.Insert(transaction, RecordKinds.CeoReview, new NewRow(values, path, Timestamps.Format(now), now));
        transaction.Project(new DocumentChange
        {
            Path = path,
            Content = LayoutWriter.Write(RecordKinds.CeoReview.Layout, values, RecordStamp.Of(row, now)),
            Message = RecordKinds.CeoReview.MessageOf(values, row.Id),
            RecordedAt = now,
        });
        return $"The person in charge is asked in {path}.";
    }

    private static string List(IReadSession session, string since)
    {
        using IStatement select = session.Prepare(
            "select violation_date, rule_id, substr(description, 1, 300) from violations where violation_date >= ?1 order by violation_date desc, id desc limit 10");
        select.BindText(1, since);
        var lines = new List<string>();
        while (select.MoveNext())
            lines.Add(FormattableString.Invariant($"- {select.GetText(0)}, rule {select.GetInt64(1)}: {select.GetText(2)}"));
        return string.Join('\n', lines);
    }
}
