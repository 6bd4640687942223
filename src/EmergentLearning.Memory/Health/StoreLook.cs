using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Health;

/// <summary>A store at one moment, as somebody sees it who watches it.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Vitals">What its folder tells.</param>
/// <param name="Outbox">What is pending; <see langword="null"/> when the database could not be read.</param>
/// <param name="Learnings">How many learnings there are.</param>
/// <param name="Heuristics">How many heuristics there are.</param>
/// <param name="LastCommit">The id of the newest commit, or <see langword="null"/>.</param>
/// <param name="Problem">Why the database could not be read, or <see langword="null"/>.</param>
public sealed record StoreLook(
    DateTimeOffset At, StoreVitals Vitals, OutboxStatus? Outbox, long? Learnings, long? Heuristics, string? LastCommit, string? Problem)
{
    internal static async Task<StoreLook> TakeAsync(string folder)
    {
        StoreVitals vitals = StoreInspection.Look(folder, StoreSite.Database);
        var look = new StoreLook(DateTimeOffset.UtcNow, vitals, null, null, null, null, null);
        try
        {
            // Opened for this look and closed after it: a reader that stays would keep the log from being emptied.
            MemoryTables tables = MemoryTables.OpenReadOnly(folder);
            await using (tables.ConfigureAwait(false))
                return tables.Engine.Read(look, static (session, look) => Read(session, look));
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            return look with { Problem = exception.Message };
        }
    }

    private static StoreLook Read(IReadSession session, StoreLook look) => look with
    {
        Outbox = DocumentIndex.ReadOutbox(session, look.At),
        Learnings = Count(session, "select count(*) from learnings"),
        Heuristics = Count(session, "select count(*) from heuristics"),
        LastCommit = DocumentIndex.FindLastCommit(session),
    };

    private static long Count(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        return select.MoveNext() ? select.GetInt64(0) : 0;
    }
}
