using System.Globalization;

namespace EmergentLearning.Engine.Tasks.Tests;

/// <summary>A shell script in a folder of its own, to stand where <c>elf</c> stands.</summary>
internal sealed class Script : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elf tasks ö ");

    /// <param name="body">Its commands; they run inside the folder.</param>
    public Script(string body)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "elf");
        File.WriteAllText(Path, $"#!/bin/sh\ncd '{_folder.FullName}'\n{body}\n");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Waits until the script has written the file; the test's own time limit is the bound.</summary>
    public async Task Written(string name)
    {
        while (!File.Exists(System.IO.Path.Combine(Folder, name)))
            await Task.Delay(10);
    }

    /// <summary>Whether the process whose id the script wrote has ended, or ends while it is waited for.</summary>
    public async Task<bool> Ended(string name)
    {
        int id = int.Parse(File.ReadAllText(System.IO.Path.Combine(Folder, name)), CultureInfo.InvariantCulture);
        for (int i = 0; i < 500 && IsRunning(id); i++)
            await Task.Delay(10);
        return !IsRunning(id);
    }

    // A zombie has ended: only whoever started it can take its entry away.
    private static bool IsRunning(int id)
    {
        string status = $"/proc/{id}/stat";
        return File.Exists(status) && !File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
    }
}
