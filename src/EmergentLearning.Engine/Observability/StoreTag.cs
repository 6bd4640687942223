using System.Security.Cryptography;
using System.Text;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Observability;

/// <summary>
/// What stands for a store in tags: the name of its folder and eight digits of the hash of its path, such as <c>notes-3fa2b1c8</c>. So two
/// stores are two series, one store is the same in every process of a machine, and no home folder leaves the machine.
/// </summary>
internal static class StoreTag
{
    /// <summary>The tag's value for the store in a folder.</summary>
    public static string OfRoot(string root)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(full));
        return $"{Path.GetFileName(full)}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }

    /// <summary>The tag's value for whatever a lock file belongs to: the store above the engine's folder, else the folder it lies in.</summary>
    public static string OfLock(string lockPath)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(lockPath)) ?? lockPath;
        return OfRoot(Path.GetFileName(folder) == StoreLayout.EngineFolder ? Path.GetDirectoryName(folder) ?? folder : folder);
    }
}
