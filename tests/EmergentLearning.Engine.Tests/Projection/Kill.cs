using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>Kills a store's projection at a step, or at a numbered operation on the disk. Afterwards nothing of it does anything.</summary>
internal sealed class Kill
{
    private readonly KillableDisk _disk;
    private ProjectionStep? _step;

    public Kill() => _disk = new KillableDisk(NativeFileSystem.Instance);

    public bool Happened { get; private set; }

    public StoreOptions Options(StoreOptions? options = null) => (options ?? new StoreOptions()) with { OnStep = OnStep, Disk = _disk };

    public void At(ProjectionStep step) => _step = step;

    public void AtDiskOperation(int number)
    {
        _disk.Remaining = number;
        _disk.Killed = () => Happened = true;
    }

    private void OnStep(ProjectionStep step)
    {
        if (!Happened && step != _step)
            return;

        Happened = true;
        _disk.IsDead = true;
        throw new KilledException();
    }
}
