using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Memory.Recording;

/// <summary>A record that may have been made already, by its name.</summary>
internal static class NamedRecord
{
    /// <summary>The record, with the last change of its file, which has it; <see langword="null"/> when there is none.</summary>
    public static RecordedRow? Find(IReadSession session, RecordKind kind, string uid)
    {
        if (KindRows.Find(session, kind, "uid", uid) is not { } row)
            return null;

        using IStatement select = session.Prepare(
            "select coalesce((select max(sequence) from engine_outbox where path = ?1), (select max(sequence) from engine_outbox))");
        select.BindText(1, row.Path ?? "");
        select.MoveNext();
        return new RecordedRow(row.Id, uid, select.GetInt64(0));
    }
}
