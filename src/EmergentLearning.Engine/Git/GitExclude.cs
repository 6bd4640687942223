using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Git;

/// <summary>The clone's own list of ignored patterns.</summary>
internal static class GitExclude
{
    /// <summary>Adds the patterns that are not in it, atomically and durably; every line that is there stays as it is.</summary>
    public static void Add(string path, IReadOnlyList<string> patterns)
    {
        try
        {
            string old = File.Exists(path) ? File.ReadAllText(path, Encoding.Latin1) : "";
            string[] lines = old.Split('\n');
            // Bytes that are no UTF-8 must survive, so everything is handled as bytes that happen to be characters.
            string[] missing = [.. patterns.Select(AsBytes).Distinct(StringComparer.Ordinal)
                .Where(p => !lines.Any(l => l.TrimEnd('\r') == p))];
            if (missing.Length == 0)
                return;

            string start = old.Length == 0 || old.EndsWith('\n') ? old : old + "\n";
            Replace(path, Encoding.Latin1.GetBytes(start + string.Join('\n', missing) + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.Git, $"The list of ignored files '{path}' cannot be changed: {e.Message} Make it writable, then try again.", e);
        }
    }

    private static string AsBytes(string pattern) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(pattern));

    private static void Replace(string path, byte[] content)
    {
        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        string temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                RandomAccess.Write(file, content, 0);
                // Before the rename: the name must never lead to bytes that are not on disk.
                NativeSync.Run(file, temporary);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        // The rename itself is durable only now.
        NativeDirectory.Sync(folder);
    }
}
