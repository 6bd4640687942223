using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>Copies folders as they are.</summary>
internal static class Folders
{
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Join(to, Path.GetRelativePath(from, folder)));
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            SparseFile.Copy(file, Path.Join(to, Path.GetRelativePath(from, file)));
    }

    /// <summary>Makes the folder a copy, whatever was there.</summary>
    public static void Renew(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        Copy(from, to);
    }
}
