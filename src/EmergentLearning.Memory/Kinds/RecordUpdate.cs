using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Kinds;

/// <summary>Changes of a record: the row and its file together. What a person wrote into the file before, or beside it, is kept.</summary>
internal static class RecordUpdate
{
    public static RecordedRow Apply(
        IWriteTransaction transaction, RecordKind kind, long id, IReadOnlyList<KeyValuePair<string, string>> changes, DateTimeOffset now)
    {
        KindRow row = Find(transaction, kind, id);
        FileLayout layout = kind.EditLayout
            ?? throw RecordText.Refused($"A {kind.Name} shares its file with others. Edit {row.Path}, then run `elf sync --fix`.");
        string path = row.Path ?? throw RecordText.Refused($"{kind.Name}/{id} has no file yet. Run `elf sync --fix`, then change it.");
        EditIntake.TakeIn(transaction, path, now);
        row = Find(transaction, kind, id);
        byte[] file = transaction.FindDocument(path)
            ?? throw RecordText.Refused($"The file of {kind.Name}/{id} is not the store's. Run `elf sync --fix`, then change it.");

        RecordValues values = kind.Follow(row.Values, Change(kind, layout, row.Values, changes), now);
        string created = row.Created ?? Timestamps.Format(now);
        var stamp = new RecordStamp(id, Timestamps.FindDay(created) ?? Timestamps.LocalDay(now), created);
        KindRows.Update(transaction, row, values, now);
        long sequence = transaction.Project(new DocumentChange
        {
            Path = path,
            Content = LayoutEditor.Apply(layout, stamp, file, row.Values, values),
            Message = new CommitMessage($"{kind.Name}: Update '{values[layout.Title]}'", string.Join('\n', changes.Select(static change => $"{change.Key}: {change.Value}"))),
            RecordedAt = now,
        });
        return new RecordedRow(id, KindRows.Find(transaction, kind, id)!.Uid!, sequence);
    }

    private static RecordValues Change(
        RecordKind kind, FileLayout layout, RecordValues values, IReadOnlyList<KeyValuePair<string, string>> changes)
    {
        foreach ((string name, string text) in changes)
        {
            KindField? field = kind.FindField(name);
            if (field is null || !layout.Writes(field.Name))
            {
                string known = string.Join(", ", kind.Fields.Where(each => layout.Writes(each.Name)).Select(static each => each.Name));
                throw RecordText.Refused($"A {kind.Name} has no {RecordText.Quote(name)} that can be changed. It has {known}.");
            }

            values = values.With(field.Name, field.Validate(Secrets.Redact(text)));
        }

        return values;
    }

    private static KindRow Find(IReadSession session, RecordKind kind, long id) => KindRows.Find(session, kind, id)
        ?? throw RecordText.Refused($"There is no {kind.Name}/{id}. `elf query` shows what there is.");
}
