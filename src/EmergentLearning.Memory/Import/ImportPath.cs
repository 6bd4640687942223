using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Import;

/// <summary>Where the files of an imported folder belong in a store.</summary>
internal static class ImportPath
{
    private static readonly HashSet<string> RootFolders = new(StringComparer.Ordinal)
    {
        "memory", "golden-rules", "ceo-inbox", "cycles", "experiments", "proposals", "agents", "alerts", "logs", "backups",
    };

    internal static string Normalize(string relativePath)
    {
        ArgumentNullException.ThrowIfNull(relativePath);
        string[] segments = relativePath.Split('/');
        bool isLegal = segments.All(segment =>
            segment.Length > 0 && segment is not ("." or "..") && !segment.Contains('\0', StringComparison.Ordinal));
        return isLegal
            ? relativePath
            : throw new StoreException(StoreFault.Security,
                $"The path '{Markdown.FieldEscape.Encode(relativePath)}' would leave the imported folder. Give a path inside it, with '/'.");
    }

    internal static string ToStorePath(string path)
    {
        // A legal name on one system, a separator on another: the store's paths mean the same everywhere.
        path = path.Replace("\\", "%5C", StringComparison.Ordinal);
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return "memory/" + path;
        return RootFolders.Contains(path[..slash]) ? path : "memory/" + path;
    }

    internal static bool IsIgnored(string path)
    {
        string[] segments = path.Split('/');
        string name = segments[^1];
        return segments.Any(IsIgnoredFolder)
            || IsDatabase(name)
            || name.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".eltmp", StringComparison.OrdinalIgnoreCase)
            || name is "claude-lock" or "claude-lock.dir";
    }

    // Without regard to case, here and below: on some systems it is the same folder, so a store refuses such a path.
    internal static bool IsIgnoredFolder(string name) =>
        name.Equals(".git", StringComparison.OrdinalIgnoreCase)
        || name.Equals(".elf", StringComparison.OrdinalIgnoreCase)
        || name == ".coordination";

    private static bool IsDatabase(string name) =>
        name.Equals("index.db", StringComparison.OrdinalIgnoreCase) || name.StartsWith("index.db-", StringComparison.OrdinalIgnoreCase);
}
