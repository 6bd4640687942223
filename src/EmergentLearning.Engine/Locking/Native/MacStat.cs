using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>The <c>struct stat</c> of 64-bit macOS; only what is used has a name.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct MacStat
{
    [FieldOffset(0)]
    public int Device;

    [FieldOffset(4)]
    public ushort Mode;

    [FieldOffset(6)]
    public ushort LinkCount;

    [FieldOffset(8)]
    public ulong Inode;

    [FieldOffset(16)]
    public uint UserId;

    [FieldOffset(20)]
    public uint GroupId;
}
