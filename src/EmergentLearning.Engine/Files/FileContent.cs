using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;

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
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
