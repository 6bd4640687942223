using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>Whether a journal tells everything: replayed whole it gives, byte for byte, the folder that the run left.</summary>
internal static class Fidelity
{
    /// <summary>The differences; none when the journal is true. SQLite's index of its log is mapped memory and left out on purpose.</summary>
    public static IReadOnlyList<string> Compare(Journal journal, string folder)
    {
        var model = new DiskModel();
        for (int i = 0; i < journal.Entries.Count; i++)
            model.Apply(journal.Entries[i], i);
        return Compare(new StateTree(model).ListLive(), folder);
    }

    public static IReadOnlyList<string> Compare(IReadOnlyList<StateFile> replayed, string folder)
    {
        var differences = new List<string>();
        var there = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Select(path => path[(folder.Length + 1)..])
            .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        foreach (StateFile file in replayed)
        {
            if (!there.Remove(file.Path))
                differences.Add($"{file.Path} is in the journal and not in the folder");
            else if (file.Kind == DiskNodeKind.File && !file.Version.Compose().AsSpan().SequenceEqual(File.ReadAllBytes(Path.Join(folder, file.Path))))
                differences.Add($"{file.Path} has other bytes than the journal says");
        }

        differences.AddRange(there.Select(path => $"{path} is in the folder and not in the journal"));
        return differences;
    }
}
