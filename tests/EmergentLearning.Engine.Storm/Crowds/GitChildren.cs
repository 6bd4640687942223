using System.Globalization;

namespace EmergentLearning.Engine.Storm.Crowds;

/// <summary>Finds the git processes of the storm's own writers, and of nobody else.</summary>
internal static class GitChildren
{
    /// <summary>The gits that a process has started and that still run. Dispose each.</summary>
    public static IEnumerable<PidHandle> Find(int parent)
    {
        foreach (int child in ChildrenOf(parent))
        {
            PidHandle? handle = PidHandle.TryOpen(child);
            // Looked at after it was opened: what the number means cannot change any more.
            if (handle is not null && handle.IsChildOf(parent) && NameOf(child) == "git")
                yield return handle;
            else
                handle?.Dispose();
        }
    }

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        string tasks = string.Create(CultureInfo.InvariantCulture, $"/proc/{parent}/task");
        return TryRead(() => Directory.GetDirectories(tasks), [])
            .SelectMany(task => TryRead(() => File.ReadAllText(Path.Combine(task, "children")), "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture));
    }

    private static string NameOf(int pid) =>
        TryRead(() => File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/comm")).Trim(), "");

    /// <summary>Processes and threads end while they are being looked at.</summary>
    private static T TryRead<T>(Func<T> read, T whenGone)
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            return whenGone;
        }
    }
}
