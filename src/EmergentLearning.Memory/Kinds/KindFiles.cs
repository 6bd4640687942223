using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Kinds;

/// <summary>Files that people wrote or changed, and the rows they belong to.</summary>
internal static class KindFiles
{
    /// <summary>
    /// A file seen for the first time: a record that was in another file has moved here; the row of another tool that tells of it is linked and keeps
    /// its values; else there is a new one.
    /// </summary>
    public static void Link(IWriteTransaction transaction, RecordDocument document, string path, DateTimeOffset now)
    {
        TableKind kind = document.Kind;
        if (FindMoved(transaction, document, path) is { } moved)
            Move(transaction, moved, document, path, now);
        else if (FindLinked(transaction, document, path) is { } row)
            KindRows.SetFile(transaction, kind, row.Id, path, RecordOwner.ChooseUid(transaction, kind.Table, document.Uid, path, "", now));
        else
            Insert(transaction, document, path, now);
    }

    /// <summary>A file that a person changed: what differs between the two versions goes into the row, and nothing else.</summary>
    public static void ApplyEdit(
        IWriteTransaction transaction, RecordDocument? before, RecordDocument after, string path, DateTimeOffset now)
    {
        KindRow? row = FindNamed(transaction, after, path) ?? KindRows.Find(transaction, after.Kind, "filepath", path);
        // A merge of clones may have given the file to another record; the one that had it is found again where its own file is.
        if (row is null || !MayBeSame(row.Uid, after.Uid))
            Link(transaction, after, path, now);
        else
            KindRows.Update(transaction, row, Changed(row.Values, before, after), now);
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
        var stamp = new RecordStamp(row.Id, Timestamps.FindDay(created) ?? Timestamps.LocalDay(now), created) { Uid = row.Uid };
        return LayoutWriter.Write(kind.Layout, row.Values, stamp);
    }

    private static void Insert(IWriteTransaction transaction, RecordDocument document, string path, DateTimeOffset now)
    {
        TableKind kind = document.Kind;
        string uid = RecordOwner.ChooseUid(transaction, kind.Table, document.Uid, path, "", now);
        kind.TakeIn(transaction, new NewRow(WithDefaults(kind, document.Values), path, CreatedOf(document, uid, now), now) { Uid = uid });
    }

    /// <summary>The row goes with the file, with what was changed on the way.</summary>
    private static void Move(IWriteTransaction transaction, KindRow row, RecordDocument document, string path, DateTimeOffset now)
    {
        TableKind kind = document.Kind;
        RecordDocument? before = row.Path is { } from && transaction.FindDocument(from) is { } file ? LayoutReader.Read(kind, file, "") : null;
        KindRows.SetFile(transaction, kind, row.Id, path, row.Uid!);
        KindRows.Update(transaction, row, kind.Place(Changed(row.Values, before, document), path), now);
    }

    /// <summary>The row that the file names, when its own file does not have it any more.</summary>
    private static KindRow? FindMoved(IWriteTransaction transaction, RecordDocument document, string path) =>
        document.Uid is { } uid && KindRows.Find(transaction, document.Kind, "uid", uid) is { } row
        && row.Path != path && !RecordOwner.StillIn(transaction, row.Path, uid)
            ? row
            : null;

    /// <summary>The row of the file that it names: of two, one of which had the file before, the one that has it now.</summary>
    private static KindRow? FindNamed(IWriteTransaction transaction, RecordDocument document, string path) =>
        document.Uid is { } uid && KindRows.Find(transaction, document.Kind, "uid", uid) is { } row && row.Path == path ? row : null;

    private static KindRow? FindLinked(IWriteTransaction transaction, RecordDocument document, string path)
    {
        KindField title = document.Kind.FindField(document.Kind.Layout.Title)!;
        KindRow? row = KindRows.Find(transaction, document.Kind, "filepath", path)
            ?? KindRows.FindUnfiled(transaction, document.Kind, title, document.Values[title.Name]);
        return row is not null && MayBeSame(row.Uid, document.Uid) ? row : null;
    }

    private static RecordValues Changed(RecordValues values, RecordDocument? before, RecordDocument after) => after.Kind.Fields
        .Where(field => after.Kind.Layout.Writes(field.Name) && after.Values[field.Name] != (before?.Values[field.Name] ?? ""))
        .Where(field => after.Values[field.Name].Length > 0 || field.Default.Length == 0)
        .Aggregate(values, (all, field) => all.With(field.Name, after.Values[field.Name]));

    /// <summary>A file that tells the day alone leaves the second to the record's name.</summary>
    private static string CreatedOf(RecordDocument document, string uid, DateTimeOffset now) =>
        document.Created is { } created && !created.EndsWith(" 00:00:00", StringComparison.Ordinal)
            ? created
            : Timestamps.Created(uid, Timestamps.FindDay(document.Created), now);

    /// <summary>Two that name two records are two; what names none may be either.</summary>
    private static bool MayBeSame(string? one, string? other) => one is null || other is null || one == other;

    private static RecordValues WithDefaults(TableKind kind, RecordValues values) => kind.Fields
        .Where(field => field.Default.Length > 0 && values[field.Name].Length == 0)
        .Aggregate(values, static (all, field) => all.With(field.Name, field.Default));
}
