using System.Security.Cryptography;

namespace EmergentLearning.Memory.Tests;

/// <summary>Every file of a folder and the hash of its bytes, to show that nothing was written.</summary>
internal static class FolderHash
{
    public static Dictionary<string, string> Of(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
}
