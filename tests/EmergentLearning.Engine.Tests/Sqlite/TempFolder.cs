using System.Security.Cryptography;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>A folder of its own for one test, deleted afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder() => Root = Directory.CreateTempSubdirectory("engine-sqlite-").FullName;

    public string Root { get; }

    public string Database => Path.Combine(Root, "index.db");

    public string Gate => Path.Combine(Root, "database.lock");

    /// <summary>Every file with a hash of its bytes.</summary>
    public IReadOnlyList<string> Snapshot() => [.. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}" : path)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
