using System.Globalization;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Which processes use a file, as far as Linux tells: processes of other users and of other containers stay unknown. For messages only:
/// what it says may be over before it is read, so nothing is ever decided by it.
/// </summary>
internal static class FileUsers
{
    private const string Processes = "/proc";
    private const string Locks = "/proc/locks";
    private const int MostNamed = 4;

    /// <summary>Other processes that hold a lock of SQLite's kind, to write, on one of the files; else those that have one open.</summary>
    /// <returns>In words, or <see langword="null"/> when none is known.</returns>
    public static string? FindHolders(params string[] files) =>
        Describe(LockersOf(files)) ?? Describe(Others(process => HasOpen(process, files)));

    /// <summary>Other processes that have a file open.</summary>
    /// <returns>In words, or <see langword="null"/> when none is known.</returns>
    public static string? FindOpeners(string file) => Describe(Others(process => HasOpen(process, [file])));

    /// <summary>Other processes of a program that work in a folder or below it.</summary>
    /// <returns>In words, or <see langword="null"/> when none is known.</returns>
    public static string? FindWorkers(string program, string folder) => Describe(Others(process =>
        NameOf(process) == program && LinkOf($"{Processes}/{process}/cwd") is { } directory
        && (directory == folder || directory.StartsWith(folder + "/", StringComparison.Ordinal))));

    private static string? Describe(IEnumerable<int> processes)
    {
        string[] named = [.. processes.Take(MostNamed + 1).Select(process => $"process {process} ({NameOf(process) ?? "ended meanwhile"})")];
        return named.Length switch
        {
            0 => null,
            > MostNamed => string.Join(", ", named[..MostNamed]) + " and others",
            _ => string.Join(", ", named),
        };
    }

    private static IEnumerable<int> Others(Func<int, bool> isMeant) =>
        !Directory.Exists(Processes) ? [] : Directory.EnumerateDirectories(Processes)
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id != 0 && id != Environment.ProcessId && isMeant(id))
            .Order();

    /// <summary>The kernel's own list: "1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 120 120"; one that waits has an arrow in it.</summary>
    private static IEnumerable<int> LockersOf(string[] files)
    {
        HashSet<string> inodes = [.. files.Select(InodeOf).OfType<string>()];
        return ReadLines(Locks)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(field => field.Length >= 6 && field[1] == "POSIX" && field[3] == "WRITE" && inodes.Contains(field[5]))
            .Select(field => int.Parse(field[4], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            .Where(id => id > 0 && id != Environment.ProcessId)
            .Distinct()
            .Order();
    }

    private static string? InodeOf(string file) => EntryStat.Of(file, out EntryStat stat) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{stat.Device >> 32:x2}:{(uint)stat.Device:x2}:{stat.Inode}")
        : null;

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Hidden from this process: then nobody is named.
            return [];
        }
    }

    private static bool HasOpen(int process, string[] files)
    {
        try
        {
            return Directory.EnumerateFiles($"{Processes}/{process}/fd").Any(link => LinkOf(link) is { } target && files.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or it ended while we looked.
            return false;
        }
    }

    private static string? LinkOf(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As above.
            return null;
        }
    }

    private static string? NameOf(int process) => ReadLines($"{Processes}/{process}/comm") is [string name, ..] ? name : null;
}
