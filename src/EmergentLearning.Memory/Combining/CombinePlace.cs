using EmergentLearning.Engine.Shared;
using EmergentLearning.Memory.Combining.Native;

namespace EmergentLearning.Memory.Combining;

/// <summary>
/// Where the process that makes the records of others listens: a socket in a folder of the store's own, which nobody but the user who made it may enter.
/// </summary>
internal static class CombinePlace
{
    // Without the bits that a folder has from the one above it.
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // How many may wait to be taken; the system may allow fewer. Whoever finds no room waits for it.
    private const int Backlog = 1024;

    /// <summary>The socket's path; <see langword="null"/> where there can be none.</summary>
    /// <param name="folder">The store's folder.</param>
    public static string? Find(string folder)
    {
        string path = Path.Combine(folder, StoreLayout.EngineFolder, "combine", "socket");
        return OperatingSystem.IsLinux() && LocalSocket.CanName(path) ? path : null;
    }

    /// <summary>
    /// Whether the folder is there, and one that <see cref="Prepare"/> has made: a link, or a folder that came with somebody's repository, could lead what
    /// is recorded to anywhere, and have a file taken away there.
    /// </summary>
    public static bool IsPrepared(string path)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(path)!);
        return folder.Exists && !IsLink(folder) && (folder.UnixFileMode & Permissions) == OwnerOnly && !IsLink(folder.Parent!);
    }

    /// <summary>Listens there; <see langword="null"/> where somebody else does, or where it is not allowed.</summary>
    public static LocalSocket? TryListen(string path) => LocalSocket.TryListen(path, Backlog);

    /// <summary>
    /// Makes the folder of the socket, for those who come later. By who has opened the store: in one that is refused, or is not there yet, nothing changes.
    /// </summary>
    public static void Prepare(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows() || Directory.Exists(folder))
            return;

        try
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without it everybody records alone.
            return;
        }
    }

    /// <summary>
    /// Takes the name away from whoever has it. Should that be somebody who listens and lives, it only gets nothing more to do, and the next one takes
    /// its place.
    /// </summary>
    public static void Clear(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way: who finds that nobody listens there makes its record itself.
            return;
        }
    }

    private static bool IsLink(DirectoryInfo folder) => folder.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
