using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Storm.Crowds;

/// <summary>
/// A process as the kernel's own handle (<c>pidfd_open</c>, Linux 5.3). A signal sent through it reaches that process or nobody, however often its
/// number has been given away since: the storm must never hit a process that it did not start.
/// </summary>
internal sealed partial class PidHandle : IDisposable
{
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;

    // The numbers of the calls are the same on every processor.
    private const long OpenCall = 434;
    private const long SendSignalCall = 424;

    private readonly SafeFileHandle _handle;
    private readonly int _pid;

    private PidHandle(int pid, SafeFileHandle handle)
    {
        _pid = pid;
        _handle = handle;
    }

    /// <summary>Opens a process, or gives <see langword="null"/> when it has ended.</summary>
    public static PidHandle? TryOpen(int pid)
    {
        long descriptor = Call(OpenCall, pid, 0, 0, 0);
        return descriptor < 0 ? null : new PidHandle(pid, new SafeFileHandle((nint)descriptor, ownsHandle: true));
    }

    /// <summary>Whether it is a child of a process. Asked after opening, the answer is about the process that was opened, or it has ended.</summary>
    public bool IsChildOf(int parent) => ParentOf(_pid) == parent;

    /// <summary>Sends a signal; whether anybody got it.</summary>
    public bool Send(int signal) => Call(SendSignalCall, (int)_handle.DangerousGetHandle(), signal, 0, 0) == 0;

    public void Dispose() => _handle.Dispose();

    private static int? ParentOf(int pid)
    {
        string stat;
        try
        {
            stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        }
        catch (IOException)
        {
            return null;
        }

        // Behind the name, which is in parentheses and may have some of its own: the state, then the parent.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return int.Parse(fields[1], CultureInfo.InvariantCulture);
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Call(long number, int first, int second, nint third, int fourth);
}
