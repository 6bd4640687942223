namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>A clock that stands where it was set.</summary>
internal sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
