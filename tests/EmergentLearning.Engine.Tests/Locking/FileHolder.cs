using System.Diagnostics;

namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>Another process that uses a file, until it is disposed. It stands when the constructor returns.</summary>
internal sealed class FileHolder : IDisposable
{
    private readonly Process _process;

    private FileHolder(string program, string folder, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", _process.StandardOutput.ReadLine());
    }

    public int Id => _process.Id;

    /// <summary>Has it open, and no lock on it.</summary>
    public static FileHolder Open(string file) => new("/bin/sh", Path.GetTempPath(), "-c", "exec 9<\"$1\"; echo held; read word", "sh", file);

    /// <summary>Works in a folder, under the name of a program.</summary>
    public static FileHolder Work(string program, string folder)
    {
        File.CreateSymbolicLink(program, "/bin/sh");
        return new FileHolder(program, folder, "-c", "echo held; read word");
    }

    /// <summary>Holds a lock as SQLite takes them, on one byte.</summary>
    public static FileHolder Lock(string file, int position) => new(
        "perl",
        Path.GetTempPath(),
        "-MFcntl",
        "-e",
        "open(F, '+<', $ARGV[0]) or die; $lock = pack('s s x4 q q i x4', F_WRLCK, 0, $ARGV[1], 1, 0); "
        + "fcntl(F, F_SETLK, $lock) or die; $| = 1; print qq(held\\n); <STDIN>;",
        file,
        position.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
