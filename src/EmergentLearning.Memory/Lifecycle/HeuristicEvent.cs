namespace EmergentLearning.Memory.Lifecycle;

/// <summary>What can happen to a rule.</summary>
public enum HeuristicEvent
{
    /// <summary>It was followed and proved right.</summary>
    Validation,

    /// <summary>It was broken.</summary>
    Violation,

    /// <summary>What happened says the opposite of it.</summary>
    Contradiction,
}
