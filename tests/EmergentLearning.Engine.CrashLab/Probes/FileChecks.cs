using EmergentLearning.Engine.CrashLab.Faults;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>Files that are written without a store: when the call returns, a loss of power takes nothing.</summary>
internal static class FileChecks
{
    public static string? Watch(FaultControl control, string folder, Action<string> write)
    {
        control.BeginWatch(folder);
        string root = Path.Join(folder, "files");
        DirectorySync.CreateDurable(root);
        write(root);
        string[] wrong =
        [
            .. control.ReadUnsynced().Select(entry => $"{(entry.IsName ? "the name" : "the bytes")} of {Path.GetRelativePath(folder, entry.Path)} can be lost"),
            .. control.Violation is { } order ? [order] : Array.Empty<string>(),
        ];
        control.Disarm();
        return wrong.Length == 0 ? null : string.Join("; ", wrong);
    }

    public static void Replace(string root) => AtomicFile.Replace(Path.Join(root, "a"), "new"u8);

    public static void Stream(string root)
    {
        using AtomicFileStream stream = AtomicFile.OpenReplace(Path.Join(root, "a"));
        stream.Write("new"u8);
        stream.Commit();
    }

    public static void PublishNew(string root)
    {
        string inbox = Path.Join(root, "inbox");
        DirectorySync.CreateDurable(inbox);
        File.WriteAllText(Path.Join(inbox, "mine"), "new");
        AtomicFile.PublishNew(Path.Join(inbox, "mine"), Path.Join(root, "b"));
    }
}
