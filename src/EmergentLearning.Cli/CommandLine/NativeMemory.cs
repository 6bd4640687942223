using System.Runtime.InteropServices;
using SQLitePCL;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>How the native libraries of a process that lives for milliseconds take memory.</summary>
internal static unsafe class NativeMemory
{
    // malloc.h of the GNU C library; others have no such function.
    private const int ArenaMax = -8;

    /// <summary>
    /// One heap for all threads: by default each of a dozen threads begins one of its own, and pays for its first pages. SQLite counts no bytes:
    /// nobody asks it, and it takes a lock for each piece of memory to count it. Call it before anything is opened.
    /// </summary>
    public static void Prepare()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "mallopt", out nint function))
        {
            var mallopt = (delegate* unmanaged[Cdecl]<int, int, int>)function;
            _ = mallopt(ArenaMax, 1);
        }

        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
