namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>Tests that change what belongs to the whole process, such as the current folder.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
