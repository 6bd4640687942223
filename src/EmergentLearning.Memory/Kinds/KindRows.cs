using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds;

/// <summary>The rows of a kind, by the columns of its fields. Only columns that a kind declares are ever named in SQL.</summary>
internal static class KindRows
{
    public static RowKey Insert(ISqlTransaction transaction, RecordKind kind, NewRow row)
    {
        string uid = row.Uid ?? RecordUid.Create(row.Now);
        List<string> columns = [.. kind.Fields.Select(static field => field.Column), .. kind.Constants.Select(static pair => pair.Key)];
        columns.AddRange(kind.UpdatedColumn is { } updated ? ["uid", "filepath", kind.CreatedColumn, updated] : ["uid", "filepath", kind.CreatedColumn]);
        using (IStatement insert = transaction.Prepare(
            $"insert into {kind.Table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(static (_, i) => $"?{i + 1}"))})"))
        {
            int parameter = 1;
            foreach (KindField field in kind.Fields)
                KindColumns.Bind(insert, parameter++, field, row.Values[field.Name]);
            foreach ((_, string value) in kind.Constants)
                insert.BindText(parameter++, value);
            insert.BindText(parameter++, uid);
            insert.BindText(parameter++, row.Path);
            insert.BindText(parameter++, row.Created);
            if (kind.UpdatedColumn is not null)
                insert.BindText(parameter, Timestamps.Format(row.Now));
            insert.MoveNext();
        }

        return new RowKey(transaction.LastInsertRowId, uid);
    }

    /// <summary>Sets the fields that differ, and nothing else.</summary>
    public static void Update(ISqlTransaction transaction, KindRow row, RecordValues values, DateTimeOffset now)
    {
        RecordKind kind = row.Kind;
        values = kind.Follow(row.Values, values, now);
        KindField[] changed = [.. kind.Fields.Where(field => values[field.Name] != row.Values[field.Name])];
        List<string> columns = [.. changed.Select(static field => field.Column)];
        if (kind.UpdatedColumn is { } updated)
            columns.Add(updated);
        string sets = string.Concat(columns.Select(static (column, i) => $"{column} = ?{i + 3}, "));
        using IStatement update = transaction.Prepare($"update {kind.Table} set {sets}uid = coalesce(uid, ?2) where id = ?1");
        update.BindInt64(1, row.Id);
        update.BindText(2, RecordUid.Create(now));
        int parameter = 3;
        foreach (KindField field in changed)
            KindColumns.Bind(update, parameter++, field, values[field.Name]);
        if (kind.UpdatedColumn is not null)
            update.BindText(parameter, Timestamps.Format(now));
        update.MoveNext();
    }

    /// <summary>Notes which file holds a row, and names the row. Its own values stay as their tool wrote them, byte for byte.</summary>
    public static void SetFile(ISqlTransaction transaction, RecordKind kind, long id, string path, string uid)
    {
        using IStatement update = transaction.Prepare($"update {kind.Table} set filepath = ?2, uid = coalesce(uid, ?3) where id = ?1");
        update.BindInt64(1, id);
        update.BindText(2, path);
        update.BindText(3, uid);
        update.MoveNext();
    }

    public static KindRow? Find(IReadSession session, RecordKind kind, string column, string value) =>
        Select(session, kind, $"{column} = ?1", value);

    public static KindRow? Find(IReadSession session, RecordKind kind, long id) =>
        Select(session, kind, "id = cast(?1 as integer)", FormattableString.Invariant($"{id}"));

    /// <summary>The first row without a file whose field has a value.</summary>
    public static KindRow? FindUnfiled(IReadSession session, RecordKind kind, KindField field, string value) =>
        Select(session, kind, $"{field.Column} = ?1 and filepath is null", value);

    private static KindRow? Select(IReadSession session, RecordKind kind, string condition, string value)
    {
        string constants = string.Concat(kind.Constants.Select(static pair => $" and {pair.Key} = '{pair.Value}'"));
        using IStatement select = session.Prepare($"{KindColumns.SelectSql(kind)} where {condition}{constants} order by id limit 1");
        select.BindText(1, value);
        IReadOnlyList<KindRow> rows = KindColumns.ReadAll(select, kind);
        return rows.Count == 0 ? null : rows[0];
    }
}
