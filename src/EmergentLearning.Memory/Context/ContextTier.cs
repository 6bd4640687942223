namespace EmergentLearning.Memory.Context;

/// <summary>In what order the budget is given away.</summary>
public enum ContextTier
{
    /// <summary>What always holds: golden rules.</summary>
    Always,

    /// <summary>What is about the task, the domain or the tags.</summary>
    Relevant,

    /// <summary>What is good to know while there is room.</summary>
    Recent,
}
