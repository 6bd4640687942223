using System.Text;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>
/// The lines of a marker on disk, replaced as a whole: a build that is killed, or a disk that is full, leaves the old ones or the new ones. Half of
/// them would say that nothing is broken, and the failure would stay open for ever.
/// </summary>
internal static class MarkerFile
{
    /// <summary>The lines; <see langword="null"/> when there is no marker.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static IReadOnlyList<string>? Read(string path) => File.Exists(path) ? File.ReadAllLines(path) : null;

    /// <summary>Sets the lines; none of them removes the marker.</summary>
    /// <exception cref="IOException">It cannot be written; it is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written; it is as it was.</exception>
    public static void Write(string path, IReadOnlyCollection<string> lines)
    {
        if (lines.Count == 0)
        {
            File.Delete(path);
            return;
        }

        // A name of its own for each, so that two builds of one project do not write into the same file.
        string made = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            WriteThrough(made, lines);
            Replace(made, path);
        }
        finally
        {
            File.Delete(made);
        }
    }

    // The content first, the name after it: without the flush, a power failure may leave the name of an empty file.
    private static void WriteThrough(string path, IReadOnlyCollection<string> lines)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        byte[] bytes = new UTF8Encoding(false).GetBytes(string.Join("\n", lines) + "\n");
        file.Write(bytes, 0, bytes.Length);
        file.Flush(flushToDisk: true);
    }

    // netstandard2.0 has no move that overwrites; the replacement is one step of the file system, too, but needs something to replace.
    private static void Replace(string made, string path)
    {
        if (File.Exists(path))
            File.Replace(made, path, destinationBackupFileName: null);
        else
            File.Move(made, path);
    }
}
