using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Files;

/// <summary>Reads and names the content of files. Thread-safe.</summary>
public static class FileContent
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its bytes, or <see langword="null"/> when there is no such file.</returns>
    /// <exception cref="StoreException">It exists and cannot be read.</exception>
    public static byte[]? ReadIfExists(string path)
    {
        if (IsSpecial(path))
            throw new StoreException(StoreFault.FileSystem, $"'{path}' is a pipe, a socket or a device, not a file. Move it away, then try again.");

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

    /// <summary>Whether a path is a pipe, a socket or a device: reading one may wait, or go on, for ever.</summary>
    /// <param name="path">The path; a link is not followed, and is none of these.</param>
    public static bool IsSpecial(string path) =>
        EntryStat.Of(path, out EntryStat stat) == 0 && !stat.IsRegular && !stat.IsDirectory && !stat.IsLink;

    /// <summary>The name of a content: its SHA-256 in lower-case hexadecimal digits.</summary>
    /// <param name="content">The bytes.</param>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
