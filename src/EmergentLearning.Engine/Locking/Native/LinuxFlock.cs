using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>The kernel's <c>struct flock</c> on 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinuxFlock
{
    public short Type;
    public short Whence;
    public long Start;
    public long Length;
    public int ProcessId;
}
