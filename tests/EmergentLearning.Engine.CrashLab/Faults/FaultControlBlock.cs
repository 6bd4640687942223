using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>The file that the preloaded library maps. The layout is <c>struct control</c> of faults.c.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FaultControlBlock
{
    public const int Calls = 10;
    public const int Entries = 1024;
    public const int EntrySize = 264;
    public const int EntryUsedOffset = 16;
    public const int EntryIsNameOffset = 20;
    public const int EntryPathOffset = 24;

    public int State;
    public int Kind;
    public int Sticky;
    public int LocksDoNothing;
    public int Only;
    public int Reserved;
    public long Target;
    public long Eligible;
    public long Injected;
    public long HitCall;
    public long HitProcess;
    public fixed long CallCounts[Calls];
    public int Guard;
    public int Violations;
    public fixed byte Root[256];
    public fixed byte Hit[256];
    public fixed byte Violation[512];
    public fixed byte EntryBytes[Entries * EntrySize];
}
