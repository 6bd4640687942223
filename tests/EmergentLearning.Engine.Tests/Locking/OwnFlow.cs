namespace EmergentLearning.Engine.Tests.Locking;

/// <summary>Calls on a thread and flow of its own, and waits until the call has returned its task.</summary>
internal sealed class OwnFlow<T>
{
    public OwnFlow(Func<Task<T>> call)
    {
        Task<T>? result = null;
        var thread = new Thread(() => result = call());
        thread.UnsafeStart();
        thread.Join();
        Result = result!;
    }

    public Task<T> Result { get; }
}
