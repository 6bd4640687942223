using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Projection;

/// <summary>Which paths of a store may be documents: any inside it but git's, the engine's own, and the database's.</summary>
/// <param name="root">The absolute path of the store's folder.</param>
/// <param name="databasePath">The absolute path of the database.</param>
internal sealed class DocumentPaths(string root, string databasePath)
{
    private readonly string _database = Path.GetRelativePath(root, databasePath).Replace('\\', '/');

    public string Root => root;

    public string Full(string path) => Path.Combine(root, path);

    /// <summary>Refuses a path that must not be written as a document. Looks at its text alone.</summary>
    /// <exception cref="StoreException">It leaves the store, or belongs to git, to the engine or to the database.</exception>
    public void Check(string path)
    {
        SafePath.EnsureInside(root, path);
        // Also what keeps a single odd path from failing every batch of commits that it is in.
        GitPath.Check(path);
        if (IsReserved(path))
        {
            throw new StoreException(
                StoreFault.Security, $"The path '{path}' below '{root}' is refused: it is the store's own. Choose another path.");
        }
    }

    private bool IsReserved(string path) =>
        IsIn(path, StoreLayout.EngineFolder)
        || path.EndsWith(StoreLayout.TemporarySuffix, StringComparison.OrdinalIgnoreCase)
        || IsIn(path, _database)
        || path.StartsWith(_database + "-", StringComparison.OrdinalIgnoreCase);

    // Without regard to case: on some systems it is the same file.
    private static bool IsIn(string path, string reserved) =>
        path.StartsWith(reserved, StringComparison.OrdinalIgnoreCase) && (path.Length == reserved.Length || path[reserved.Length] == '/');
}
