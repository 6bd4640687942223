using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds;

/// <summary>
/// A kind of record, declared once: what it is called, what fields it has, and how it becomes a row, a file and a commit. Flags, environment
/// variables, JSON, help, sync and lists are all made from this. Thread-safe: it holds no changing state.
/// </summary>
public abstract class RecordKind
{
    private protected RecordKind()
    {
    }

    /// <summary>What it is called on the command line and in JSON, as <c>decision</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What recording one does, in a few words.</summary>
    public abstract string Description { get; }

    /// <summary>A command line that records one.</summary>
    public abstract string Example { get; }

    /// <summary>Its fields, in the order in which people are told of them.</summary>
    public abstract IReadOnlyList<KindField> Fields { get; }

    /// <summary>The environment variable that stands in for a flag, as the original's scripts have it: <c>DECISION_TITLE</c>.</summary>
    public string VariableOf(KindField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return $"{Prefix}_{field.Name}".Replace('-', '_').ToUpperInvariant();
    }

    /// <summary>The field of that name, or <see langword="null"/>.</summary>
    public KindField? FindField(string name) =>
        Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.Ordinal) || field.Column.Equals(name, StringComparison.Ordinal));

    /// <summary>What stands before the name of a field in its environment variable.</summary>
    private protected virtual string Prefix => Name;

    /// <summary>The table that holds its rows.</summary>
    internal abstract string Table { get; }

    /// <summary>Columns that always have the same value, such as <c>learnings.type</c>.</summary>
    internal virtual IReadOnlyList<KeyValuePair<string, string>> Constants => [];

    /// <summary>The column that says when the record was made.</summary>
    internal virtual string CreatedColumn => "created_at";

    /// <summary>The column that says when it was last changed, or <see langword="null"/>.</summary>
    public virtual string? UpdatedColumn => "updated_at";

    /// <summary>
    /// Columns of numbers that the row has beside the fields. No file has to tell them: a database that is made anew of the files has them from the one
    /// before it, if that can be read.
    /// </summary>
    public virtual IReadOnlyList<string> RowColumns => [];

    /// <summary>How <c>elf query</c> lists it, or <see langword="null"/>.</summary>
    public virtual KindList? List => null;

    /// <summary>Where the fields stand in the record's file; <see langword="null"/> for a kind whose records share a file.</summary>
    internal virtual FileLayout? EditLayout => null;

    /// <summary>The field by which people know a record.</summary>
    internal virtual string TitleField => EditLayout?.Title ?? "rule";

    /// <summary>What an imported file of this kind counts as.</summary>
    internal abstract ImportKind ImportKind { get; }

    /// <summary>Checks what no field can check by itself.</summary>
    internal virtual RecordValues Check(RecordValues values) => values;

    /// <summary>The values after a change, with those that follow from it: a moment at which a state was reached.</summary>
    internal virtual RecordValues Follow(RecordValues before, RecordValues after, DateTimeOffset now) => after;

    /// <summary>Inserts the row and queues the file and its commit.</summary>
    internal abstract RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth);
}
