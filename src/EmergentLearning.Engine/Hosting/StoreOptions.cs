namespace EmergentLearning.Engine.Hosting;

/// <summary>How a store is opened. Immutable; the defaults are right for most.</summary>
public sealed record StoreOptions
{
    /// <summary>How long a lock is waited for before <see cref="Contracts.StoreFault.Lock"/>. Default: 10 seconds.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether changes are committed to git. Default: <see langword="true"/>.</summary>
    public bool UseGit { get; init; } = true;

    /// <summary>Where "now" comes from. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
