using System.Diagnostics;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Memory.Tests;

/// <summary>A folder for one store, gone after the test.</summary>
public sealed class StoreFixture : IDisposable
{
    public StoreFixture() => Folder = Directory.CreateTempSubdirectory("elf-store-").FullName;

    public string Folder { get; }

    public Task<MemoryStore> OpenAsync(StoreOptions? options = null) => MemoryStore.OpenAsync(Folder, options);

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public void Write(string path, string content)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    /// <summary>What git says; the test fails when git does.</summary>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error}");
        return output;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
