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

    internal override FileLayout EditLayout => Layout;

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth)
    {
        DateTimeOffset now = birth.Now;
        string path = ChoosePath(values, now, transaction.IsPathFree);
        RecordValues placed = Place(values, path);
        RowKey row = KindRows.Insert(transaction, this, new NewRow(placed, path, Timestamps.Format(now), now) { Uid = birth.Uid });
        var change = new DocumentChange
        {
            Path = path,
            Content = LayoutWriter.Write(Layout, placed, RecordStamp.Of(row, now)),
            Message = MessageOf(placed, row.Id),
            RecordedAt = now,
            Group = $"{Name}-{row.Uid}",
        };
        long sequence = transaction.Project(change);
        foreach ((string other, byte[] content) in Companions(placed, path, now))
            transaction.Project(change with { Path = other, Content = content });
        return new RecordedRow(row.Id, row.Uid, sequence);
    }

    /// <summary>Other files that a new record begins with; they share its commit.</summary>
    protected virtual IEnumerable<KeyValuePair<string, byte[]>> Companions(RecordValues values, string path, DateTimeOffset now) => [];

    /// <summary>The values with those that follow from where the file lies.</summary>
    public virtual RecordValues Place(RecordValues values, string path) => values;

    /// <summary>Inserts the row of a file that a person wrote.</summary>
    public virtual RowKey TakeIn(IWriteTransaction transaction, NewRow row) =>
        KindRows.Insert(transaction, this, row with { Values = Place(row.Values, row.Path) });

    /// <summary>A day and a title as the original names its files: <c>2026-01-31-title</c>.</summary>
    protected static string DatedName(string title, DateTimeOffset now) =>
        FormattableString.Invariant($"{Timestamps.LocalDay(now):yyyy-MM-dd}-{SlugText.CreateOr(title, 50, "untitled")}");
}
