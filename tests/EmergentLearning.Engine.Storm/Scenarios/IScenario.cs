using EmergentLearning.Engine.Storm.Crowds;

namespace EmergentLearning.Engine.Storm.Scenarios;

/// <summary>A way of killing. It ends with everybody dead; whoever plays it has the store verified then.</summary>
internal interface IScenario
{
    /// <param name="crowd">A store, with nobody at work.</param>
    /// <param name="random">Chooses victims and moments.</param>
    Task PlayAsync(Crowd crowd, Random random);
}
