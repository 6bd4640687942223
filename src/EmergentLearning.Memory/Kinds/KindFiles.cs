using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds;

/// <summary>Files that people wrote or changed, and the rows they belong to.</summary>
internal static class KindFiles
{
    /// <summary>A file seen for the first time: the row of another tool that tells of it is linked and keeps its values, else there is a new one.</summary>
    public static void Link(IWriteTransaction transaction, RecordDocument document, string path, DateTimeOffset now)
    {
        TableKind kind = document.Kind;
        KindField title = kind.FindField(kind.Layout.Title)!;
        KindRow? row = KindRows.Find(transaction, kind, "filepath", path)
            ?? KindRows.FindUnfiled(transaction, kind, title, document.Values[title.Name]);
        if (row is not null)
            KindRows.SetFile(transaction, kind, row.Id, path, now);
        else
            kind.TakeIn(transaction, new NewRow(WithDefaults(kind, document.Values), path, document.Created ?? Timestamps.Format(now), now));
    }

    /// <summary>A file that a person changed: what differs between the two versions goes into the row, and nothing else.</summary>
    public static void ApplyEdit(
        IWriteTransaction transaction, RecordDocument? before, RecordDocument after, string path, DateTimeOffset now)
    {
        if (KindRows.Find(transaction, after.Kind, "filepath", path) is not { } row)
        {
            Link(transaction, after, path, now);
            return;
        }

        RecordValues values = after.Kind.Fields
            .Where(field => after.Kind.Layout.Writes(field.Name) && after.Values[field.Name] != (before?.Values[field.Name] ?? ""))
            .Where(field => after.Values[field.Name].Length > 0 || field.Default.Length == 0)
            .Aggregate(row.Values, (values, field) => values.With(field.Name, after.Values[field.Name]));
        KindRows.Update(transaction, row, values, now);
    }

    /// <summary>A file that a person moved: what follows from its place goes into the row.</summary>
    public static void Moved(IWriteTransaction transaction, string path, DateTimeOffset now)
    {
        if (RecordKinds.OfPath(path) is { } kind && KindRows.Find(transaction, kind, "filepath", path) is { } row
            && kind.Place(row.Values, path) is { } placed && !placed.Equals(row.Values))
        {
            KindRows.Update(transaction, row, placed, now);
        }
    }

    /// <summary>The file of a row that has none.</summary>
    public static byte[] Write(TableKind kind, KindRow row, DateTimeOffset now)
    {
        string created = row.Created ?? Timestamps.Format(now);
        return LayoutWriter.Write(kind.Layout, row.Values, new RecordStamp(row.Id, Timestamps.FindDay(created) ?? Timestamps.LocalDay(now), created));
    }

    private static RecordValues WithDefaults(TableKind kind, RecordValues values) => kind.Fields
        .Where(field => field.Default.Length > 0 && values[field.Name].Length == 0)
        .Aggregate(values, static (all, field) => all.With(field.Name, field.Default));
}
