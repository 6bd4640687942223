using System.Globalization;
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
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(full)}-{Hash(full):x8}");
    }

    /// <summary>The tag's value for whatever a lock file belongs to: the store above the engine's folder, else the folder it lies in.</summary>
    public static string OfLock(string lockPath)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(lockPath)) ?? lockPath;
        return OfRoot(Path.GetFileName(folder) == StoreLayout.EngineFolder ? Path.GetDirectoryName(folder) ?? folder : folder);
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo): it tells folders apart and guards nothing, and needs no library that each process would load for it.</summary>
    private static uint Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, static (hash, next) => unchecked((hash ^ next) * 16777619u));
}
