using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds;

/// <summary>A kind with a row of its own in a table, and a file of its own in a folder.</summary>
internal abstract class TableKind : RecordKind
{
    /// <summary>The folder below the store's in which its files lie.</summary>
    public abstract string Folder { get; }

    /// <summary>How its files look.</summary>
    public abstract FileLayout Layout { get; }

    /// <summary>Whether a row of another tool gets a file. Rows of <c>learnings</c> name theirs and are compared with it elsewhere.</summary>
    public virtual bool WritesFilesOfRows => true;

    /// <summary>The name of the file below the folder, without <c>.md</c>.</summary>
    public abstract string NameFile(RecordValues values, DateTimeOffset now);

    /// <summary>The path of a new file; nothing lies there.</summary>
    public virtual string ChoosePath(RecordValues values, DateTimeOffset now, Func<string, bool> isFree) =>
        FreePath.Find($"{Folder}/{NameFile(values, now)}", ".md", isFree);

    /// <summary>The commit's message.</summary>
    public abstract CommitMessage MessageOf(RecordValues values, long id);

    /// <summary>Whether a file at that path, which is in the folder, can be one of this kind.</summary>
    public virtual bool Owns(string path) => true;

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, DateTimeOffset now)
    {
        string path = ChoosePath(values, now, transaction.IsPathFree);
        RowKey row = KindRows.Insert(transaction, this, new NewRow(values, path, Timestamps.Format(now), now));
        long sequence = transaction.Project(new DocumentChange
        {
            Path = path,
            Content = LayoutWriter.Write(Layout, values, RecordStamp.Of(row.Id, now)),
            Message = MessageOf(values, row.Id),
            RecordedAt = now,
        });
        return new RecordedRow(row.Id, row.Uid, sequence);
    }

    /// <summary>Inserts the row of a file that a person wrote.</summary>
    public virtual RowKey TakeIn(IWriteTransaction transaction, NewRow row) => KindRows.Insert(transaction, this, row);

    /// <summary>A day and a title as the original names its files: <c>2026-01-31-title</c>.</summary>
    protected static string DatedName(string title, DateTimeOffset now) =>
        FormattableString.Invariant($"{Timestamps.LocalDay(now):yyyy-MM-dd}-{SlugText.CreateOr(title, 50, "untitled")}");
}
