using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>A real file system of a few megabytes, in memory, and a file that fills it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _ballast;

    private SmallDisk(string root)
    {
        Root = root;
        _ballast = Path.Combine(root, "ballast");
    }

    public string Root { get; }

    /// <summary>Mounts one, or says why that cannot be done here: only root may mount.</summary>
    public static SmallDisk? TryMount(int megabytes, out string why)
    {
        string root = Directory.CreateTempSubdirectory("elf-small-").FullName;
        (int code, why) = OperatingSystem.IsLinux() ? Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", root) : (1, "only on Linux");
        if (code == 0)
            return new SmallDisk(root);
        Directory.Delete(root);
        why = $"no small file system could be mounted: {why.Trim()}";
        return null;
    }

    /// <summary>Takes the last free block.</summary>
    public void Fill()
    {
        using SafeFileHandle file = File.OpenHandle(_ballast, FileMode.OpenOrCreate, FileAccess.Write);
        byte[] block = new byte[64 * 1024];
        long at = RandomAccess.GetLength(file);
        for (int size = block.Length; size >= 4096;)
        {
            try
            {
                RandomAccess.Write(file, block.AsSpan(0, size), at);
                at += size;
            }
            catch (IOException)
            {
                // What went in of it stays; the rest goes in in smaller pieces.
                at = RandomAccess.GetLength(file);
                size /= 2;
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty()
    {
        // Cut first: a process that is being started has a copy of every descriptor for a moment, and with it a file that has no name.
        using (SafeFileHandle file = File.OpenHandle(_ballast, FileMode.Open, FileAccess.Write))
            RandomAccess.SetLength(file, 0);
        File.Delete(_ballast);
    }

    public void Dispose()
    {
        Run("umount", "-l", Root);
        Directory.Delete(Root);
    }

    private static (int Code, string Error) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
