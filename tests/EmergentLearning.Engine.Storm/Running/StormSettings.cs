namespace EmergentLearning.Engine.Storm.Running;

/// <summary>How long a storm lasts, and how it is repeated.</summary>
internal sealed record StormSettings
{
    /// <summary>It ends once so many processes have been killed, and every scenario has been played.</summary>
    public int Kills { get; init; } = 500;

    /// <summary>It ends after this time, too. Default: never because of it.</summary>
    public TimeSpan LongestTime { get; init; } = TimeSpan.MaxValue;

    /// <summary>Which victims, moments and points are chosen. What the processes do in between is up to the machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many writers work side by side.</summary>
    public int Writers { get; init; } = 8;

    /// <summary>Where the stores are made and removed again.</summary>
    public required string Parent { get; init; }

    /// <summary>Told how far it is, in a line each.</summary>
    public Action<string> OnProgress { get; init; } = static _ => { };
}
