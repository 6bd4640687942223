using System.Buffers;

namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>What a file holds after a power loss: its durable bytes with some of the pending changes. Immutable.</summary>
/// <param name="Durable">The durable bytes.</param>
/// <param name="Changes">What was added to them, in order.</param>
internal sealed record FileVersion(byte[] Durable, IReadOnlyList<(DataUnit Unit, Choice Choice)> Changes)
{
    private (ulong Low, ulong High)? _hash;

    /// <summary>Of the bytes, whatever way they came about.</summary>
    public (ulong Low, ulong High) Hash => _hash ??= FindHash();

    /// <summary>The bytes.</summary>
    public byte[] Compose()
    {
        byte[] whole = Changes.Count == 0 ? Durable : new byte[LengthNeeded()];
        return Changes.Count == 0 ? whole : whole.AsSpan(0, Fill(whole)).ToArray();
    }

    /// <summary>Writes the bytes to a new file.</summary>
    public void WriteTo(string path)
    {
        if (Changes.Count == 0)
        {
            SparseFile.Write(path, Durable);
            return;
        }

        // Lent: a hundred thousand states of a hundred kilobytes each would keep the collector busy.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(LengthNeeded());
        SparseFile.Write(path, buffer.AsSpan(0, Fill(buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private (ulong Low, ulong High) FindHash()
    {
        if (Changes.Count == 0)
            return StateHash.Of(Durable);

        byte[] buffer = ArrayPool<byte>.Shared.Rent(LengthNeeded());
        (ulong, ulong) hash = StateHash.Of(buffer.AsSpan(0, Fill(buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private int LengthNeeded()
    {
        int length = Durable.Length;
        foreach ((DataUnit unit, _) in Changes)
            length = Math.Max(length, unit.Offset + (unit.Data?.Length ?? 0));
        return length;
    }

    /// <returns>The file's length.</returns>
    private int Fill(byte[] buffer)
    {
        Durable.CopyTo(buffer, 0);
        buffer.AsSpan(Durable.Length).Clear();
        int length = Durable.Length;
        foreach ((DataUnit unit, Choice choice) in Changes)
        {
            if (unit.Data is null)
            {
                if (unit.Offset < length)
                    buffer.AsSpan(unit.Offset, length - unit.Offset).Clear();
                length = unit.Offset;
                continue;
            }

            int end = Write(buffer, unit, choice);
            length = Math.Max(length, end);
        }

        return length;
    }

    /// <returns>The end of what was written.</returns>
    private static int Write(byte[] buffer, DataUnit unit, Choice choice)
    {
        byte[] data = unit.Data!;
        Span<byte> place = buffer.AsSpan(unit.Offset, data.Length);
        int half = unit.FirstHalf;
        int written = choice switch
        {
            Choice.FirstSector => unit.FirstSector,
            Choice.FirstHalf => half,
            _ => data.Length,
        };
        if (choice == Choice.Zeros)
            place.Clear();
        else if (choice == Choice.SecondHalf)
            data.AsSpan(half).CopyTo(place[half..]);
        else
            data.AsSpan(0, written).CopyTo(place);
        return unit.Offset + written;
    }
}
