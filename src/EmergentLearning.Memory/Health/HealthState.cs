namespace EmergentLearning.Memory.Health;

/// <summary>What a check found. The numbers are the exit codes of <c>elf doctor</c>.</summary>
public enum HealthState
{
    /// <summary>All is well.</summary>
    Good = 0,

    /// <summary>Nothing is lost, but somebody should look.</summary>
    Warning = 1,

    /// <summary>Something is damaged or does not work.</summary>
    Bad = 2,
}
