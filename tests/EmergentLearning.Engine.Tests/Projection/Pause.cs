using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>Stops a store's projection at a step, as SIGSTOP or a suspended laptop does, until it is told to go on.</summary>
internal sealed class Pause : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new();
    private ProjectionStep? _step;

    /// <summary>Completes when the projection stands.</summary>
    public Task Reached => _reached.Task;

    public StoreOptions Options() => new() { OnStep = OnStep };

    public void At(ProjectionStep step) => _step = step;

    public void Continue() => _goOn.TrySetResult();

    /// <summary>A test that failed must not leave its store standing.</summary>
    public void Dispose() => Continue();

    private void OnStep(ProjectionStep step)
    {
        if (step != _step)
            return;

        _step = null;
        _reached.SetResult();
        _goOn.Task.Wait();
    }
}
