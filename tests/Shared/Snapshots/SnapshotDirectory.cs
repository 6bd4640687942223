using System.Reflection;

namespace VerifyXunit;

/// <summary>Finds the folder of a test's source, also where a deterministic build has written <c>/_/</c> for its root.</summary>
internal static class SnapshotDirectory
{
    public static string Of(string sourceFile)
    {
        if (File.Exists(sourceFile))
            return Path.GetDirectoryName(sourceFile)!;

        string project = typeof(SnapshotDirectory).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "SnapshotProjectDirectory")?.Value
            ?? throw new InvalidOperationException($"{sourceFile} is not on disk, and the project has no SnapshotProjectDirectory metadata.");
        string folder = $"/{Path.GetFileName(project)}/";
        string path = sourceFile.Replace('\\', '/');
        int inside = path.LastIndexOf(folder, StringComparison.Ordinal);
        return inside < 0 ? project : Path.GetDirectoryName(Path.Combine(project, path[(inside + folder.Length)..]))!;
    }
}
