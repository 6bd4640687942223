using System.Diagnostics;
using System.Security.Cryptography;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>A folder for a store of one test, deleted afterwards with what stands beside it.</summary>
internal sealed class TempStore : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("engine-generated-").FullName;

    /// <summary>The store's folder; absent until a store is opened in it.</summary>
    public string Root => Path.Combine(_parent, "store");

    /// <summary>The paths of the records' files, below the store's folder, with <c>/</c>. A file beside that folder shows as <c>../…</c>.</summary>
    public string[] Documents() =>
        [.. Directory.EnumerateFiles(_parent, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => path.Split('/')[0] is not (".elf" or ".git" or "memory") && path != "store.db" && !path.StartsWith("store.db-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public string Text(string document) => File.ReadAllText(Path.Combine(Root, document));

    /// <summary>Every file and folder with a hash of its bytes and the time of its last change.</summary>
    public string[] Snapshot() => [.. Directory.EnumerateFileSystemEntries(_parent, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):o} {(File.Exists(path) ? Hash(path) : "folder")}")];

    /// <summary>What git prints, without the last line's end.</summary>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output.TrimEnd('\n');
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    private static string Hash(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexString(SHA256.HashData(file));
    }
}
