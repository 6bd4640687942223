namespace EmergentLearning.Memory.Tests.Lifecycle;

/// <summary>A clock that stands until it is put forward.</summary>
internal sealed class LifeClock : TimeProvider
{
    public required DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
