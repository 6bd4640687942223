using System.Diagnostics;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>A disk of a few megabytes. A test that needs one is skipped where this process may not mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string parent, string options)
    {
        Path = System.IO.Path.Combine(parent, "disk");
        Directory.CreateDirectory(Path);
        Skip.IfNot(OperatingSystem.IsLinux() && Mount("-t", "tmpfs", "-o", options, "tmpfs", Path), "This process may not mount.");
    }

    public string Path { get; }

    public static bool Mount(params string[] arguments) => Run("mount", arguments);

    /// <summary>Takes all the room that is left.</summary>
    public static void Fill(string path)
    {
        using FileStream file = File.Create(path);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            Assert.True(file.Length > 0, "The disk was full before anything was written.");
        }
    }

    public void Dispose() => Run("umount", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
