using System.Text;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// The file of a record that names no format of its own: front matter with one <c>column: value</c> line a column, which
/// <see cref="Parse"/> reads back. Pure and thread-safe.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed class RecordFileFormat<TRecord> : IFileFormat<TRecord>
    where TRecord : class, IRecord<TRecord>
{
    /// <inheritdoc/>
    public byte[] Render(TRecord record, byte[]? current)
    {
        IReadOnlyList<string> values = Values(record);
        var text = new StringBuilder("---\n");
        for (int i = 0; i < values.Count; i++)
            text.Append(FrontMatterScalar.Text(TRecord.TableSchema.Columns[i].Name)).Append(": ").Append(values[i]).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append("---\n").ToString());
    }

    /// <summary>The record of a file that <see cref="Render"/> wrote, or that a person edited: the same record, its key included.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <exception cref="StoreException">The file is no record of the table; the message names the line.</exception>
    public TRecord Parse(ReadOnlySpan<byte> content) =>
        TRecord.ReadRow(new FrontMatterRow(new FrontMatterReader(TRecord.TableSchema).Read(content)));

    /// <inheritdoc/>
    public CommitMessage Describe(TRecord record) =>
        new(FormattableString.Invariant($"{TRecord.TableSchema.Name}: {TRecord.GetKey(record)}"));

    /// <summary>The record's <c>created_at</c>, if it has such a moment; else 1970, so that replaying gives the same commit.</summary>
    public DateTimeOffset GetRecordedAt(TRecord record)
    {
        int column = TRecord.TableSchema.Columns.ToList().FindIndex(column => column.Name == "created_at");
        if (column < 0)
            return DateTimeOffset.UnixEpoch;

        var binder = new FrontMatterBinder(TRecord.TableSchema.Columns.Length);
        TRecord.BindRow(binder, record);
        return binder.FindMoment(column) ?? DateTimeOffset.UnixEpoch;
    }

    private static IReadOnlyList<string> Values(TRecord record)
    {
        var binder = new FrontMatterBinder(TRecord.TableSchema.Columns.Length);
        TRecord.BindRow(binder, record);
        return binder.Values;
    }
}
