namespace EmergentLearning.Memory.Markdown;

/// <summary>What became of a rule since it was written, as its section tells it. Immutable; two with the same values are equal.</summary>
public sealed record HeuristicLife
{
    /// <summary>A rule that was never put to the test: its section says nothing of this.</summary>
    public static HeuristicLife New { get; } = new();

    /// <summary>How often it proved right.</summary>
    public int Validated { get; init; }

    /// <summary>How often it was broken.</summary>
    public int Violated { get; init; }

    /// <summary>How often what happened said the opposite.</summary>
    public int Contradicted { get; init; }

    /// <summary>
    /// The moment (UTC, to the second) it was last put to the test, midnight where only the day is known; <see langword="null"/> for never.
    /// </summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>The day up to which its confidence has decayed; <see langword="null"/> for never.</summary>
    public DateOnly? Decayed { get; init; }

    /// <summary><c>dormant</c>, <c>archived</c> or <c>deprecated</c>; empty for a rule in use.</summary>
    public string Status { get; init; } = "";

    /// <summary>The day it fell asleep; <see langword="null"/> for a rule in use, and where nobody noted it.</summary>
    public DateOnly? DormantSince { get; init; }

    /// <summary>The uid of the rule that took this one in; empty for a rule of its own.</summary>
    public string MergedInto { get; init; } = "";

    /// <summary>Since when it is a golden rule, and by whose approval; empty for one that is none.</summary>
    public string Golden { get; init; } = "";
}
