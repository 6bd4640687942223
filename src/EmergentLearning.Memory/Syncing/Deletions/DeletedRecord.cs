using System.Text.Json;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing.Deletions;

/// <summary>A record that was deleted. Immutable.</summary>
/// <param name="Row">The record as it was.</param>
/// <param name="DeletedAt">When it was found to be deleted (UTC, <c>yyyy-MM-dd HH:mm:ss</c>).</param>
/// <param name="Reason">How it was deleted, in a few words.</param>
public sealed record DeletedRecord(KindRow Row, string DeletedAt, string Reason)
{
    internal static DeletedRecord? Find(IReadSession session, string kind, long id) =>
        Select(session, "row_id = cast(?1 as integer)", FormattableString.Invariant($"{id}")).Find(deleted => IsOne(deleted.Row.Kind, RecordKinds.Find(kind)));

    internal static DeletedRecord? Find(IReadSession session, string uid) => Select(session, "uid = ?1", uid).FirstOrDefault();

    /// <summary>The kind of a deleted row: of those that share its table the one whose columns it has.</summary>
    internal static RecordKind? KindOf(Tombstone buried)
    {
        using var row = JsonDocument.Parse(buried.Content);
        return RecordKinds.All
            .Where(kind => kind.Table == buried.RowTable && kind.Constants.All(
                constant => row.RootElement.TryGetProperty(constant.Key, out JsonElement value) && value.ToString() == constant.Value))
            .MaxBy(static kind => kind.Constants.Count);
    }

    // A golden rule is a heuristic, too.
    private static bool IsOne(RecordKind kind, RecordKind? asked) =>
        kind == asked || (asked is { Constants.Count: 0 } && asked.Table == kind.Table);

    private static List<DeletedRecord> Select(IReadSession session, string condition, string value)
    {
        // A database that an earlier version wrote is read as it is.
        if (!HasTable(session))
            return [];

        IReadOnlyList<Tombstone> buried = session.List<Tombstone, string>(
            $"where {condition} order by id desc", value, static (parameters, value) => parameters.BindText(1, value));
        return [.. buried.Select(each => Read(session, each)).OfType<DeletedRecord>()];
    }

    private static DeletedRecord? Read(IReadSession session, Tombstone buried)
    {
        if (KindOf(buried) is not { } kind)
            return null;

        string[] names =
        [
            "id", "uid", "filepath", kind.CreatedColumn, .. kind.UpdatedColumn is { } updated ? (string[])[updated] : [],
            .. kind.Fields.Select(static field => field.Column), .. kind.RowColumns,
        ];
        string columns = string.Join(", ", names.Distinct(StringComparer.Ordinal).Select(static name => $"json_extract(content, '$.{name}') as {name}"));
        using IStatement select = session.Prepare(KindColumns.SelectSql(kind, $"(select {columns} from elf_tombstones where id = ?1)"));
        select.BindInt64(1, buried.Id);
        return KindColumns.ReadAll(select, kind) is [var row, ..] ? new DeletedRecord(row, buried.DeletedAt, buried.Reason) : null;
    }

    private static bool HasTable(IReadSession session)
    {
        using IStatement select = session.Prepare("select 1 from sqlite_schema where type = 'table' and name = 'elf_tombstones'");
        return select.MoveNext();
    }
}
