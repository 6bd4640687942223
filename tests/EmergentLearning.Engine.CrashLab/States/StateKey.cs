namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>What tells a folder from the others.</summary>
/// <param name="Engine">The hash of what the engine reads.</param>
/// <param name="Git">The hash of what git reads.</param>
internal readonly record struct StateKey((ulong Low, ulong High) Engine, (ulong Low, ulong High) Git)
{
    /// <summary>A number that is the same for the same folder and has nothing to do with that of another.</summary>
    public ulong Scatter(ulong salt) => StateHash.Mix(Engine.Low ^ salt, Git.Low + Engine.High + (salt << 32));
}
