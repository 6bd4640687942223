namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>Listeners hear the whole process: these tests run one after the other, and beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "telemetry";
}
