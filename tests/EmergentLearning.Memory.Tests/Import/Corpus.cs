using System.Runtime.CompilerServices;

namespace EmergentLearning.Memory.Tests.Import;

/// <summary>The real files of the original: in <c>ELF_CORPUS</c>, or beside the repository.</summary>
internal static class Corpus
{
    internal static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("ELF_CORPUS") is { Length: > 0 } given ? given : Path.Combine(RepositoryRoot(), "..", "shared", "corpus"),
        "elf");

    internal static IEnumerable<(string Path, byte[] Bytes)> Files()
    {
        Skip.IfNot(Directory.Exists(Folder), $"There is no corpus in {Folder}. Set ELF_CORPUS.");
        return Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .OrderBy(file => file.Item1, StringComparer.Ordinal);
    }

    private static string RepositoryRoot([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));
}
