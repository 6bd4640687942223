using System.Text;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>A folder named <c>d</c> of its own for one test, removed afterwards.</summary>
internal sealed class FileFolder : IDisposable
{
    private readonly string _outer = Directory.CreateTempSubdirectory("elf-files-").FullName;

    public FileFolder() => Directory.CreateDirectory(Root);

    public string Root => Path.Combine(_outer, "d");

    public string At(string relative) => Path.Combine(Root, relative);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public string[] Entries() =>
        [.. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Root, p)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_outer, recursive: true);
}
