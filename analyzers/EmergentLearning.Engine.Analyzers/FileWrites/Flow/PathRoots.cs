namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The first directory of an absolute path, where the code spells it out: what tells volumes apart.</summary>
internal static class PathRoots
{
    /// <summary><c>/var</c> of <c>/var/lib/x</c>, <c>C:</c> of <c>C:\data</c>; null for a path that begins with a variable or is relative.</summary>
    public static string? Of(PathValue path)
    {
        if (path.Atoms.Length == 0)
            return null;
        PathAtom first = path.Atoms[0];
        if (first.Kind == AtomKind.Text && first.Text.Length == 2 && first.Text[1] == ':')
            return first.Text.ToUpperInvariant();
        if (first.Kind != AtomKind.Separator || path.Atoms.Length < 2 || path.Atoms[1].Kind != AtomKind.Text)
            return null;
        bool isVarTmp = path.Atoms.Length > 3 && path.Atoms[1].Text is "var" or "dev" && path.Atoms[3].Kind == AtomKind.Text;
        return "/" + path.Atoms[1].Text + (isVarTmp ? "/" + path.Atoms[3].Text : "");
    }

    public static bool IsTemporary(string root) => root is "/tmp" or "/var/tmp" or "/dev/shm";

    /// <summary>True when both are spelled out and differ, so that the rename may become a copy.</summary>
    public static bool Differ(PathValue left, PathValue right) => Of(left) is { } one && Of(right) is { } other && one != other;
}
