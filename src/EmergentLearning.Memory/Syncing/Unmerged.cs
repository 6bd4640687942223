using EmergentLearning.Engine.Files;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Files in which a merge that is not finished has left both versions. Taken in, the markers would become a part of the record.</summary>
internal static class Unmerged
{
    /// <summary>What to do.</summary>
    public const string Advice = "both versions of a merge are in it; keep one of each, `git add` it, finish the merge, then sync again";

    /// <summary>Whether a merge is under way and a file has its markers.</summary>
    public static bool Is(string root, string path)
    {
        if (!File.Exists(Path.Combine(root, ".git", "MERGE_HEAD")))
            return false;

        SafePath.RefuseLinks(root, path);
        ReadOnlySpan<byte> content = FileContent.ReadIfExists(Path.Combine(root, path));
        return (content.StartsWith("<<<<<<< "u8) || content.IndexOf("\n<<<<<<< "u8) >= 0) && content.IndexOf("\n>>>>>>> "u8) >= 0;
    }
}
