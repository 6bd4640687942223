using System.Buffers.Binary;
using System.Text;

namespace EmergentLearning.Engine.CrashLab.Recording;

/// <summary>Everything that a run did to its folder, in true order.</summary>
/// <param name="Entries">The changes and marks.</param>
internal sealed record Journal(IReadOnlyList<JournalEntry> Entries)
{
    private const int HeadBytes = 40;

    /// <summary>Reads what the recorder wrote.</summary>
    /// <exception cref="InvalidDataException">It is cut off, or the run did something that cannot be recorded.</exception>
    public static Journal Read(string path)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        var entries = new List<JournalEntry>();
        while (rest.Length > 0)
        {
            int size = rest.Length < HeadBytes ? int.MaxValue : BinaryPrimitives.ReadInt32LittleEndian(rest);
            if (size > rest.Length)
                throw new InvalidDataException($"{path} is cut off behind {entries.Count} entries.");
            JournalEntry entry = Parse(rest[..size]);
            if (entry.Kind == JournalKind.Unsupported)
                throw new InvalidDataException($"{path}: the recorder cannot follow \"{entry.Other}\" ({entry.Path}); teach it to.");
            entries.Add(entry);
            rest = rest[size..];
        }

        return new Journal(entries);
    }

    private static JournalEntry Parse(ReadOnlySpan<byte> line)
    {
        int path = BinaryPrimitives.ReadInt32LittleEndian(line[24..]);
        int other = BinaryPrimitives.ReadInt32LittleEndian(line[28..]);
        int data = BinaryPrimitives.ReadInt32LittleEndian(line[32..]);
        ReadOnlySpan<byte> tail = line[HeadBytes..];
        return new JournalEntry(
            (JournalKind)BinaryPrimitives.ReadInt32LittleEndian(line[4..]),
            BinaryPrimitives.ReadUInt64LittleEndian(line[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(line[16..]),
            Encoding.UTF8.GetString(tail[..path]),
            Encoding.UTF8.GetString(tail.Slice(path, other)),
            tail.Slice(path + other, data).ToArray(),
            BinaryPrimitives.ReadUInt32LittleEndian(line[36..]));
    }
}
