using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>The kernel's <c>struct statx</c>, whose layout is the same on every processor; only what is used has a name.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxStatX
{
    [FieldOffset(16)]
    public uint LinkCount;

    [FieldOffset(20)]
    public uint UserId;

    [FieldOffset(24)]
    public uint GroupId;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;
}
