using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>The flags of <c>open</c>. Some differ between processors on Linux, and all differ on macOS.</summary>
internal static class OpenFlags
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;

    public static readonly int Create = OperatingSystem.IsMacOS() ? 0x200 : 0x40;
    public static readonly int Exclusive = OperatingSystem.IsMacOS() ? 0x800 : 0x80;
    public static readonly int Append = OperatingSystem.IsMacOS() ? 0x8 : 0x400;

    // Linux on ARM numbers these two otherwise than on x86.
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    public static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
    public static readonly int NoFollow = OperatingSystem.IsMacOS() ? 0x100 : Arm ? 0x8000 : 0x20000;
    public static readonly int Directory = OperatingSystem.IsMacOS() ? 0x100000 : Arm ? 0x4000 : 0x10000;
}
