using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// The processor time of the calling thread: unlike the time of day it does not run on while the collector has stopped the thread, or another one
/// has the processor. Thread-safe.
/// </summary>
internal static partial class ThreadClock
{
    private const int Linux = 3;
    private const int MacOS = 16;

    /// <summary>Whether the system has such a clock; otherwise <see cref="Now"/> is the time of day.</summary>
    public static bool IsOfThread { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    public static TimeSpan Now()
    {
        if (!IsOfThread)
            return Stopwatch.GetElapsedTime(0);
        if (GetTime(OperatingSystem.IsLinux() ? Linux : MacOS, out Time time) != 0)
            throw new InvalidOperationException("The system does not tell the processor time of a thread: clock_gettime failed.");
        return TimeSpan.FromTicks(((long)time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));
    }

    // A call that the collector waits for: one that it does not wait for would stop where it returns, while the clock of the thread stands still, and
    // what is measured would change with it.
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [SuppressGCTransition]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
