using System.Diagnostics;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>A process of this program that was started with the library.</summary>
internal sealed class Preloaded : IDisposable
{
    private readonly string _control;

    public Preloaded(params string[] arguments)
    {
        // In memory where there is room: thousands of stores are made and thrown away.
        string memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        _control = Path.Join(memory, $"elf-faults-{Guid.NewGuid():N}");
        FaultControl.Create(_control);
        ProcessStartInfo start = Self.Start(arguments);
        FaultLibrary.Preset(start, _control);
        start.Environment["TMPDIR"] = memory;
        // Fourteen sample hooks that nobody asked for would be most of what a new repository writes.
        start.Environment["GIT_TEMPLATE_DIR"] = "";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        Process = Process.Start(start)!;
    }

    public Process Process { get; }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
        File.Delete(_control);
    }
}
