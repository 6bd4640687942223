using System.Diagnostics.CodeAnalysis;
using System.Runtime.Loader;

namespace EmergentLearning.Engine.Storm.Children;

/// <summary>
/// Has the runtime take beforehand what it takes files for. A process that may open no more files would die of that, which says nothing about the
/// engine: it loads an assembly when it is first used, and ends the process ("Out of memory.") when the pool is refused a thread, each of which takes a pipe.
/// </summary>
internal static class RuntimeWarmup
{
    // Two lanes, their continuations and git's streams; the rest is room.
    private const int Threads = 16;

    public static void Run()
    {
        LoadAssemblies();
        StartPool();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Native code has no list of assemblies to load.")]
    private static void LoadAssemblies()
    {
        if (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is not string { Length: > 0 } all)
            return;

        // The core is what loads the others.
        foreach (string path in all.Split(Path.PathSeparator).Where(path => Path.GetFileNameWithoutExtension(path) != "System.Private.CoreLib"))
            AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }

    private static void StartPool()
    {
        // The pool asks once, before its first thread. Else an idle thread ends after 20 seconds, and the next is a new one.
        AppContext.SetData("System.Threading.ThreadPool.ThreadTimeoutMs", Timeout.Infinite);
        ThreadPool.SetMinThreads(Threads, Threads);
        ThreadPool.SetMaxThreads(Threads, Threads);
        // Nobody leaves before all have come, so that each has a thread of its own.
        using var meeting = new Barrier(Threads + 1);
        Task[] all = [.. Enumerable.Range(0, Threads).Select(_ => Task.Run(meeting.SignalAndWait))];
        meeting.SignalAndWait();
        Task.WaitAll(all);
    }
}
