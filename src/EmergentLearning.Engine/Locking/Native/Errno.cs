using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>The error numbers that mean something here. They are the same on Linux and macOS unless said.</summary>
internal static class Errno
{
    public const int Perm = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int Io = 5;
    public const int Access = 13;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int NotDirectory = 20;
    public const int Invalid = 22;
    public const int TooBig = 27;
    public const int NoSpace = 28;
    public const int ReadOnlyFileSystem = 30;

    /// <summary>Too many links: what opening a link with no-follow gives.</summary>
    public static readonly int Loop = OperatingSystem.IsMacOS() ? 62 : 40;

    public static readonly int Again = OperatingSystem.IsMacOS() ? 35 : 11;

    public static readonly int NoSystemCall = OperatingSystem.IsMacOS() ? 78 : 38;

    /// <summary>The attribute is not there. Linux only.</summary>
    public const int NoData = 61;

    /// <summary>The call, or this form of it, is not known to the file system.</summary>
    public static readonly int NotSupported = OperatingSystem.IsMacOS() ? 45 : 95;

    /// <summary>The handle of a network file system is no longer good.</summary>
    public static readonly int Stale = OperatingSystem.IsMacOS() ? 70 : 116;

    public static readonly int TimedOut = OperatingSystem.IsMacOS() ? 60 : 110;

    /// <summary>Disk quota exceeded.</summary>
    public static readonly int Quota = OperatingSystem.IsMacOS() ? 69 : 122;

    /// <summary>The error of the call just made.</summary>
    public static int Last => Marshal.GetLastPInvokeError();

    /// <summary>The system's words for an error number.</summary>
    public static string Text(int errno) => Marshal.GetPInvokeErrorMessage(errno);
}
