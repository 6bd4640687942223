using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Kinds.Experiments;

/// <summary>The rows of <c>cycles</c>, one for each cycle of a log that is more than planned.</summary>
internal static class CycleRows
{
    /// <summary>Brings the rows of a log's experiment to what the log says. A cycle that was removed from it keeps its row.</summary>
    public static void TakeIn(IWriteTransaction transaction, IReadOnlyList<CycleSection> cycles, string path, DateTimeOffset now)
    {
        if (KindRows.Find(transaction, RecordKinds.Experiment, "folder_path", ExperimentPaths.FolderOf(path)) is not { } experiment)
            return;

        foreach (CycleSection cycle in cycles.Where(static cycle => !cycle.IsPlanned))
            Put(transaction, experiment.Id, cycle, path, now);
        CountCycles(transaction, experiment.Id, now);
    }

    /// <summary>Inserts a cycle, or sets the texts of the one that has its number.</summary>
    /// <returns>Its key and its name in every store.</returns>
    public static RowKey Put(IWriteTransaction transaction, long experiment, CycleSection cycle, string path, DateTimeOffset now)
    {
        RowKey? known = Find(transaction, experiment, cycle);
        string uid = known is { Uid.Length: > 0 }
            ? known.Uid
            : RecordOwner.ChooseUid(transaction, "cycles", cycle.Uid, path, FormattableString.Invariant($"cycle {cycle.Number}"), now);
        using (IStatement put = transaction.Prepare(known is null
            ? "insert into cycles (experiment_id, cycle_number, try_summary, break_summary, analysis, learning_extracted, uid, filepath, created_at) "
                + "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            : "update cycles set experiment_id = ?1, cycle_number = ?2, try_summary = ?3, break_summary = ?4, analysis = ?5, learning_extracted = ?6, "
                + "uid = ?7, filepath = ?8 where id = ?9"))
        {
            put.BindInt64(1, experiment);
            put.BindInt64(2, cycle.Number);
            put.BindText(3, cycle.Try);
            put.BindText(4, cycle.Break);
            put.BindText(5, cycle.Analysis);
            put.BindText(6, cycle.Learning);
            put.BindText(7, uid);
            put.BindText(8, path);
            if (known is not null)
                put.BindInt64(9, known.Id);
            else
                put.BindText(9, Timestamps.Created(uid, cycle.Date, now));
            put.MoveNext();
        }

        return new RowKey(known?.Id ?? transaction.LastInsertRowId, uid);
    }

    /// <summary>Sets how many cycles an experiment has.</summary>
    public static void CountCycles(IWriteTransaction transaction, long experiment, DateTimeOffset now)
    {
        using IStatement update = transaction.Prepare(
            "update experiments set cycles_run = (select count(*) from cycles where experiment_id = ?1), updated_at = ?2 where id = ?1");
        update.BindInt64(1, experiment);
        update.BindText(2, Timestamps.Format(now));
        update.MoveNext();
    }

    /// <summary>The number of the next cycle.</summary>
    public static int Next(IReadSession session, long experiment)
    {
        using IStatement select = session.Prepare("select coalesce(max(cycle_number), 0) + 1 from cycles where experiment_id = ?1");
        select.BindInt64(1, experiment);
        select.MoveNext();
        return (int)select.GetInt64(0);
    }

    /// <summary>The row that has the cycle's name, else its number; two cycles of one number that have two names are two.</summary>
    private static RowKey? Find(IReadSession session, long experiment, CycleSection cycle)
    {
        using IStatement select = session.Prepare(
            "select id, coalesce(uid, '') from cycles where uid = ?3 or (experiment_id = ?1 and cycle_number = ?2 and (uid is null or ?3 = '')) "
            + "order by uid is not ?3, id limit 1");
        select.BindInt64(1, experiment);
        select.BindInt64(2, cycle.Number);
        select.BindText(3, cycle.Uid ?? "");
        return select.MoveNext() ? new RowKey(select.GetInt64(0), select.GetText(1)) : null;
    }
}
