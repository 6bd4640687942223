namespace EmergentLearning.Memory.Backups;

/// <summary>How a restore is done. Immutable.</summary>
public sealed record RestoreOptions
{
    /// <summary>A new store in that folder, which is absent or empty, instead of in place. Default: in place.</summary>
    public string? To { get; init; }

    /// <summary>Only look what would be done. Default: <see langword="false"/>.</summary>
    public bool DryRun { get; init; }

    /// <summary>Also when records of the store are not in what is restored. Default: <see langword="false"/>.</summary>
    public bool Force { get; init; }
}
