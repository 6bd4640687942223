using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Files;

/// <summary>Reads and names the content of files. Thread-safe.</summary>
public static class FileContent
{
    // Above it the framework's hash, which uses the processor's instructions for it, has made up for being set up.
    private const int ShortContent = 64 * 1024;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its bytes, or <see langword="null"/> when there is no such file.</returns>
    /// <exception cref="StoreException">It exists and cannot be read, or is a pipe, a socket or a device.</exception>
    public static byte[]? ReadIfExists(string path)
    {
        RefuseEndless(path);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Reading", path, e);
        }
    }

    /// <summary>The name of a content: its SHA-256 in lower-case hexadecimal digits.</summary>
    /// <param name="content">The bytes.</param>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(
        content.Length <= ShortContent ? ShortSha256.HashData(content) : SHA256.HashData(content));

    /// <summary>Opening a pipe waits for whoever writes to it, and a device may never end.</summary>
    internal static void RefuseEndless(string path)
    {
        if (EntryStat.Of(path, out EntryStat stat) == 0 && !stat.IsRegular && !stat.IsDirectory && !stat.IsLink)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"'{path}' is a pipe, a socket or a device, not a file, so it was not read. Move it away.");
        }
    }
}
