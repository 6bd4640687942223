using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>Walks over the records of an append log, one in memory at a time. Not thread-safe; takes no lock.</summary>
/// <param name="path">The log, for messages.</param>
/// <param name="log">Its identity.</param>
/// <param name="read">Reads bytes at a place; fewer than asked for only at the end.</param>
internal sealed class AppendLogScanner(string path, uint log, AppendLogScanner.Reader read)
{
    private const int Window = 64 * 1024;

    private readonly byte[] _header = new byte[AppendRecordHeader.Size];

    /// <summary>The identity of the log.</summary>
    public uint Log => log;

    /// <summary>Reads bytes at a place.</summary>
    public delegate int Reader(Span<byte> target, long offset);

    /// <summary>Where the next record begins: right behind the last whole one.</summary>
    public long End { get; private set; } = AppendLogHead.Size;

    /// <summary>The number of the last whole record; 0 for none.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Where the batch of the last whole record begins.</summary>
    public long LastBatch { get; private set; } = AppendLogHead.Size;

    /// <summary>Goes on behind a record, as its writer knows it.</summary>
    public void MoveTo(long end, long lastSequence, long lastBatch) => (End, LastSequence, LastBatch) = (end, lastSequence, lastBatch);

    /// <summary>The next whole record, or null at the end. Bytes that are no whole record end the log only where nothing acknowledged follows.</summary>
    /// <exception cref="StoreException">A record that was acknowledged is damaged.</exception>
    public byte[]? Next()
    {
        byte[]? record = TryNext();
        if (record is not null || !IsFollowed())
            return record;

        // Somebody may have finished the record between the two looks, and written the next one.
        return TryNext() ?? throw new StoreException(
            StoreFault.FileSystem,
            $"Record {LastSequence + 1} of the append log '{path}', at byte {End}, is damaged, and there are records behind it. Nothing was " +
            "changed, because cutting it off would lose them: restore the file from a backup.");
    }

    private byte[]? TryNext()
    {
        if (read(_header, End) < _header.Length)
            return null;

        var header = AppendRecordHeader.Read(_header);
        if (!IsPlausible(header) || header.Sequence != LastSequence + 1)
            return null;

        // Asked first, so that a length in garbage does not take the memory.
        if (header.Length > 0 && read(_header.AsSpan(0, 1), End + _header.Length + header.Length - 1) == 0)
            return null;

        byte[] record = new byte[header.Length];
        if (read(_header, End) < _header.Length || read(record, End + _header.Length) < record.Length
            || AppendRecordHeader.Read(_header) != header || !AppendRecordHeader.IsWhole(log, _header, record))
        {
            return null;
        }

        if (header.Position == 0)
            LastBatch = End;
        LastSequence = header.Sequence;
        End += _header.Length + record.Length;
        return record;
    }

    /// <summary>
    /// Whether a whole record of a later batch stands anywhere behind the end. A batch is only written when the one before is durable, so
    /// that what lies in between was acknowledged. Later records of the same batch say nothing: a power loss keeps any of its blocks.
    /// </summary>
    private bool IsFollowed()
    {
        byte[] window = new byte[Window + AppendRecordHeader.Size - 1];
        for (long at = End + 1; ; at += Window)
        {
            int length = read(window, at);
            for (int i = 0; i < Window && i + AppendRecordHeader.Size <= length; i++)
            {
                if (IsLaterBatch(window.AsSpan(i, AppendRecordHeader.Size), at + i))
                    return true;
            }

            if (length < window.Length)
                return false;
        }
    }

    private bool IsLaterBatch(ReadOnlySpan<byte> bytes, long at)
    {
        var header = AppendRecordHeader.Read(bytes);
        // No more records than bytes lie between; this alone keeps nearly every wrong place from being read.
        if (!IsPlausible(header) || header.BatchStart <= LastSequence + 1 || header.Sequence - LastSequence > at - End)
            return false;

        byte[] record = new byte[header.Length];
        return read(record, at + AppendRecordHeader.Size) == record.Length && AppendRecordHeader.IsWhole(log, bytes, record);
    }

    private static bool IsPlausible(AppendRecordHeader header) =>
        header.Length is >= 0 and <= AppendLog.MaxRecordBytes && header.Position >= 0 && header.BatchStart >= 1;
}
