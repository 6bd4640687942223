using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>
/// Writes files with holes where long runs of zeros are. They read the same, and a store's room in reserve is two million zeros: written out in a
/// hundred thousand folders, it would be a tenth of all the time.
/// </summary>
internal static class SparseFile
{
    // What is not longer is written as it is.
    private const int Block = 1 << 16;

    /// <summary>Writes a new file.</summary>
    /// <param name="path">Where; nothing may be there.</param>
    /// <param name="content">All of it.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        if (content.Length > Block)
            RandomAccess.SetLength(file, content.Length);
        for (int at = 0; at < content.Length; at += Block)
        {
            ReadOnlySpan<byte> block = content.Slice(at, Math.Min(Block, content.Length - at));
            if (content.Length <= Block || block.IndexOfAnyExcept((byte)0) >= 0)
                RandomAccess.Write(file, block, at);
        }
    }

    /// <summary>Copies a file, and what may be done with it.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Where; nothing may be there.</param>
    public static void Copy(string from, string to)
    {
        if (new FileInfo(from).Length <= Block || OperatingSystem.IsWindows())
        {
            File.Copy(from, to);
            return;
        }

        Write(to, File.ReadAllBytes(from));
        File.SetUnixFileMode(to, File.GetUnixFileMode(from));
    }
}
