using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Rows of <c>learnings</c> and the files they belong to.</summary>
internal static class LearningRows
{
    // What the schema fills in where a record says nothing; a file that names no severity has a row of the middle one.
    private const int DefaultSeverity = 3;

    public static void Link(IWriteTransaction transaction, LearningFields fields, string path, DateTimeOffset now)
    {
        if (Find(transaction, path) is { } row)
            SetUid(transaction, row.Id, now);
        else
            Insert(transaction, fields, path, now);
    }

    public static void ApplyEdit(
        IWriteTransaction transaction, LearningFields? before, LearningFields after, string path, DateTimeOffset now)
    {
        if (Find(transaction, path) is not { } row)
        {
            Insert(transaction, after, path, now);
            return;
        }

        transaction.UpdateRow(row with
        {
            Title = after.Title != before?.Title ? after.Title : row.Title,
            Domain = after.Domain != before?.Domain ? after.Domain : row.Domain,
            Severity = after.Severity != before?.Severity ? after.Severity ?? row.Severity : row.Severity,
            Tags = after.Tags != before?.Tags ? after.Tags : row.Tags,
            Summary = after.Summary != before?.Summary ? after.Summary : row.Summary,
            UpdatedAt = Timestamps.Format(now),
            Uid = row.Uid ?? RecordUid.Create(now),
        });
    }

    /// <summary>Names a row that another tool inserted.</summary>
    public static void SetUid(IWriteTransaction transaction, long id, DateTimeOffset now)
    {
        // Only this column: the row's own values stay as their tool wrote them, byte for byte.
        using IStatement update = transaction.Prepare("update learnings set uid = ?2 where id = ?1 and uid is null");
        update.BindInt64(1, id);
        update.BindText(2, RecordUid.Create(now));
        update.MoveNext();
    }

    private static Learning? Find(IReadSession session, string path)
    {
        IReadOnlyList<Learning> rows = session.List<Learning, string>(
            "where filepath = ?1 order by id limit 1", path, static (parameters, path) => parameters.BindText(1, path));
        return rows.Count == 0 ? null : rows[0];
    }

    private static void Insert(IWriteTransaction transaction, LearningFields fields, string path, DateTimeOffset now)
    {
        string created = fields.Date is { } day ? Timestamps.Format(day) : Timestamps.Format(now);
        transaction.InsertRow(new Learning
        {
            Type = fields.Type,
            FilePath = path,
            Title = fields.Title,
            Summary = fields.Summary,
            Tags = fields.Tags,
            Domain = fields.Domain,
            Severity = fields.Severity ?? DefaultSeverity,
            CreatedAt = created,
            UpdatedAt = Timestamps.Format(now),
            Uid = RecordUid.Create(now),
        });
    }
}
