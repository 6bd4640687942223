using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>The audit trail: what happened to a rule, and how often its confidence was moved.</summary>
internal static class ConfidenceLog
{
    /// <summary>How often events moved the confidence on a day (UTC), and when they moved it last.</summary>
    public static (int Today, DateTimeOffset? Last) ReadMoves(IReadSession session, long heuristic, DateTimeOffset now)
    {
        using IStatement select = session.Prepare(
            "select sum(created_at >= ?2), max(created_at) from confidence_updates "
            + "where heuristic_id = ?1 and coalesce(rate_limited, 0) = 0 and update_type in ('success', 'failure', 'contradiction')");
        select.BindInt64(1, heuristic);
        select.BindText(2, Timestamps.Format(DateOnly.FromDateTime(now.UtcDateTime)));
        select.MoveNext();
        DateTimeOffset? last = !select.IsNull(1) && DateTimeOffset.TryParseExact(
            select.GetText(1), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : null;
        return ((int)select.GetInt64(0), last);
    }

    /// <summary>The day (UTC) on which a rule fell asleep last; <see langword="null"/> where the trail does not tell.</summary>
    public static DateOnly? FindDormancy(IReadSession session, long heuristic)
    {
        using IStatement select = session.Prepare(
            "select max(created_at) from confidence_updates where heuristic_id = ?1 and update_type = 'dormancy'");
        select.BindInt64(1, heuristic);
        select.MoveNext();
        return select.IsNull(0) ? null : Timestamps.FindDay(select.GetText(0));
    }

    /// <summary>Adds a row.</summary>
    public static void Add(
        ISqlTransaction transaction, long heuristic, string what, HeuristicState before, HeuristicState after, string? reason, string? by,
        bool isRateLimited, DateTimeOffset now) =>
        transaction.InsertRow(new ConfidenceUpdate
        {
            HeuristicId = heuristic,
            UpdateType = what,
            OldConfidence = before.Confidence,
            NewConfidence = after.Confidence,
            Delta = Math.Round(after.Confidence - before.Confidence, 4),
            Reason = reason,
            AgentId = by,
            RateLimited = isRateLimited ? 1 : 0,
            CreatedAt = Timestamps.Format(now),
        });

    /// <summary>The newest rows, of one rule or of all.</summary>
    public static IReadOnlyList<ConfidenceUpdate> Read(IReadSession session, long? heuristic, int take) =>
        session.List<ConfidenceUpdate, (long? Heuristic, int Take)>(
            heuristic is null ? "order by id desc limit ?2" : "where heuristic_id = ?1 order by id desc limit ?2",
            (heuristic, take),
            static (binder, asked) =>
            {
                if (asked.Heuristic is { } id)
                    binder.BindInt64(1, id);
                binder.BindInt64(2, asked.Take);
            });
}
