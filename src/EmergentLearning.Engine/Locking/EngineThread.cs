using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Locking;

/// <summary>Starts the engine's own threads. Thread-safe.</summary>
internal static class EngineThread
{
    /// <summary>
    /// Starts a thread in the background, without the locks of the flow that happens to start it. Where the system refuses one, .NET speaks of memory; but a
    /// thread takes two open files for a moment, too, and one of the threads that a process, a user or a container may have.
    /// </summary>
    /// <param name="name">What debuggers call it.</param>
    /// <param name="work">What it does.</param>
    /// <param name="start">A seam for tests: another way to start it.</param>
    /// <exception cref="StoreException">The system gives no thread.</exception>
    public static void Start(string name, ThreadStart work, Action<Thread>? start = null)
    {
        var thread = new Thread(work) { IsBackground = true, Name = name };
        try
        {
            (start ?? (one => one.UnsafeStart()))(thread);
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            throw new StoreException(
                StoreFault.Dependency,
                $"The thread '{name}' cannot be started in process {Environment.ProcessId}: the system gives it no memory, no open file or no thread. "
                + "Put that right (memory, open files and processes allowed), then try again.",
                e);
        }
    }
}
