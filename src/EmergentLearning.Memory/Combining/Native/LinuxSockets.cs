using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Memory.Combining.Native;

/// <summary>The calls of Linux for sockets of one machine, and the numbers that they take (x86-64 and AArch64 have the same).</summary>
internal static unsafe partial class LinuxSockets
{
    public const int Interrupted = 4;
    public const int NoEntry = 2;
    public const int ConnectionRefused = 111;

    public const short UnixFamily = 1;
    public const int Stream = 1;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const int SocketLevel = 1;
    public const int ReceiveTimeout = 20;
    public const int SendTimeout = 21;

    public const int Peek = 0x2;
    public const int DoNotWait = 0x40;
    public const int NoSignal = 0x4000;

    public const int EndWriting = 1;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial SafeFileHandle Socket(int family, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(SafeFileHandle socket, byte* address, int length);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(SafeFileHandle socket, byte* address, int length);

    [LibraryImport(Library, EntryPoint = "listen", SetLastError = true)]
    public static partial int Listen(SafeFileHandle socket, int backlog);

    [LibraryImport(Library, EntryPoint = "accept4", SetLastError = true)]
    public static partial SafeFileHandle Accept(SafeFileHandle socket, nint address, nint length, int flags);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(SafeFileHandle socket, int level, int option, long* value, int length);

    [LibraryImport(Library, EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(SafeFileHandle socket, byte* bytes, nint length, int flags);

    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(SafeFileHandle socket, byte* bytes, nint length, int flags);

    [LibraryImport(Library, EntryPoint = "shutdown", SetLastError = true)]
    public static partial int ShutDown(SafeFileHandle socket, int how);
}
