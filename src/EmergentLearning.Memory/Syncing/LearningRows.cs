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
        if (FindMoved(transaction, fields, path) is { } moved)
            Merge(transaction, moved with { FilePath = path }, before: null, fields, now);
        else if (Find(transaction, path) is { } row && (fields.Uid is null || row.Uid is null || row.Uid == fields.Uid))
            SetUid(transaction, row.Id, fields.Uid ?? RecordUid.OfPlace(path, ""), now);
        else
            Insert(transaction, fields, path, now);
    }

    /// <summary>
    /// What differs between the two versions goes into the row. When the file has become that of another record, as a merge of clones may
    /// bring it, that record gets the file, and the one that had it is found again where its own file is.
    /// </summary>
    public static void ApplyEdit(
        IWriteTransaction transaction, LearningFields? before, LearningFields after, string path, DateTimeOffset now)
    {
        bool isAnother = after.Uid is not null && before?.Uid is not null && after.Uid != before.Uid;
        if (isAnother && (FindMoved(transaction, after, path) ?? FindNamed(transaction, path, after.Uid)) is { } other)
            Merge(transaction, other with { FilePath = path }, before: null, after, now);
        else if (!isAnother && Find(transaction, path, after.Uid) is { } row)
            Merge(transaction, row, before, after, now);
        else
            Insert(transaction, after, path, now);
    }

    /// <summary>Names a row that another tool inserted.</summary>
    /// <returns>Its name.</returns>
    public static string SetUid(IWriteTransaction transaction, long id, string uid, DateTimeOffset now)
    {
        // Only this column: the row's own values stay as their tool wrote them, byte for byte. A name that another row has is a copy's.
        using IStatement update = transaction.Prepare(
            "update learnings set uid = coalesce(uid, case when exists (select 1 from learnings as other where other.uid = ?2) then ?3 else ?2 end) "
            + "where id = ?1 returning uid");
        update.BindInt64(1, id);
        update.BindText(2, uid);
        update.BindText(3, RecordUid.Create(now));
        return update.MoveNext() ? update.GetText(0) : uid;
    }

    private static void Merge(IWriteTransaction transaction, Learning row, LearningFields? before, LearningFields after, DateTimeOffset now) =>
        transaction.UpdateRow(row with
        {
            Title = after.Title != before?.Title ? after.Title : row.Title,
            Domain = after.Domain != before?.Domain ? after.Domain : row.Domain,
            Severity = after.Severity != before?.Severity ? after.Severity ?? row.Severity : row.Severity,
            Tags = after.Tags != before?.Tags ? after.Tags : row.Tags,
            Summary = after.Summary != before?.Summary ? after.Summary : row.Summary,
            UpdatedAt = Timestamps.Format(now),
            Uid = row.Uid ?? after.Uid ?? RecordUid.Create(now),
        });

    /// <summary>The row that the file names, when its own file does not have it any more.</summary>
    private static Learning? FindMoved(IWriteTransaction transaction, LearningFields fields, string path)
    {
        if (fields.Uid is not { } uid)
            return null;

        return List(transaction, "where uid = ?1", uid) is [var row, ..] && row.FilePath != path && !RecordOwner.StillIn(transaction, row.FilePath, uid) ? row : null;
    }

    private static Learning? FindNamed(IReadSession session, string path, string? uid) =>
        List(session, "where filepath = ?1 order by id", path).FirstOrDefault(row => row.Uid == uid);

    /// <summary>The row of a file: of several with its path the one that it names.</summary>
    private static Learning? Find(IReadSession session, string path, string? uid = null)
    {
        IReadOnlyList<Learning> rows = List(session, "where filepath = ?1 order by id", path);
        return rows.FirstOrDefault(row => uid is not null && row.Uid == uid) ?? (rows is [var first, ..] ? first : null);
    }

    private static IReadOnlyList<Learning> List(IReadSession session, string condition, string value) =>
        session.List<Learning, string>(condition, value, static (parameters, value) => parameters.BindText(1, value));

    private static void Insert(IWriteTransaction transaction, LearningFields fields, string path, DateTimeOffset now)
    {
        string uid = RecordOwner.ChooseUid(transaction, "learnings", fields.Uid, path, "", now);
        transaction.InsertRow(new Learning
        {
            Type = fields.Type,
            FilePath = path,
            Title = fields.Title,
            Summary = fields.Summary,
            Tags = fields.Tags,
            Domain = fields.Domain,
            Severity = fields.Severity ?? DefaultSeverity,
            CreatedAt = Timestamps.Created(uid, fields.Date, now),
            UpdatedAt = Timestamps.Format(now),
            Uid = uid,
        });
    }
}
