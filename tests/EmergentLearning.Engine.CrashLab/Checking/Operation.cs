using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>What a workload asked for in one transaction, and what it was promised.</summary>
internal sealed class Operation
{
    /// <summary>Its number in the workload.</summary>
    public required int Number { get; init; }

    /// <summary>Which mark of the journal began it.</summary>
    public required int BegunAt { get; init; }

    /// <summary>The new value of each key, as asked for.</summary>
    public required IReadOnlyDictionary<string, string> Asked { get; init; }

    /// <summary>Which mark promised it; past every mark when none did.</summary>
    public int PromisedAt { get; set; } = int.MaxValue;

    /// <summary>What was promised.</summary>
    public Acknowledgement Level { get; set; }

    /// <summary>The whole value of each key, as promised.</summary>
    public IReadOnlyDictionary<string, string> Whole { get; set; } = new Dictionary<string, string>();

    /// <summary>The commits that were promised.</summary>
    public IReadOnlyList<string> Commits { get; set; } = [];
}
