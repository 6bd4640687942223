namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>Bytes written to a file, or a new length of it.</summary>
/// <param name="entry">Which entry of the journal made it.</param>
/// <param name="node">The file.</param>
/// <param name="offset">Where the bytes go, or the new length.</param>
/// <param name="data">The bytes; <see langword="null"/> for a new length.</param>
internal sealed class DataUnit(int entry, DiskNode node, long offset, byte[]? data) : DiskUnit(entry, node)
{
    private const int Sector = 512;

    public int Offset { get; } = checked((int)offset);

    public byte[]? Data => data;

    /// <summary>How many bytes get to the disk when the write tears behind its first sector; 0 when it cannot tear.</summary>
    public int FirstSector => data is null || data.Length <= Sector - (Offset % Sector) ? 0 : Sector - (Offset % Sector);

    /// <summary>How many bytes get to the disk when the write tears in the middle; 0 when it cannot.</summary>
    public int FirstHalf => data is null || data.Length < 4 * Sector ? 0 : ((Offset + (data.Length / 2)) / Sector * Sector) - Offset;
}
