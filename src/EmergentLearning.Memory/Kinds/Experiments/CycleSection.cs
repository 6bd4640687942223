namespace EmergentLearning.Memory.Kinds.Experiments;

/// <summary>One cycle in the log of an experiment. Immutable.</summary>
/// <param name="Number">Which one it is, from 1.</param>
internal sealed record CycleSection(int Number)
{
    /// <summary>The record that the section names; <see langword="null"/> when it names none.</summary>
    public string? Uid { get; init; }

    /// <summary>The day; <see langword="null"/> when the log does not say it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Whether it is only planned: nothing was written yet.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>What was attempted.</summary>
    public string Try { get; init; } = "";

    /// <summary>What was observed.</summary>
    public string Break { get; init; } = "";

    /// <summary>What it tells.</summary>
    public string Analysis { get; init; } = "";

    /// <summary>What was learned.</summary>
    public string Learning { get; init; } = "";
}
