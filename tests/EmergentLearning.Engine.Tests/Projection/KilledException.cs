namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>Ends a pass as a kill would: nobody inside the engine knows it.</summary>
public sealed class KilledException : Exception;
