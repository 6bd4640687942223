using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>What the life of a rule depends on. Immutable.</summary>
public sealed record HeuristicState
{
    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>How often it proved right.</summary>
    public int Validated { get; init; }

    /// <summary>How often it was broken.</summary>
    public int Violated { get; init; }

    /// <summary>How often what happened said the opposite.</summary>
    public int Contradicted { get; init; }

    /// <summary>One of <see cref="HeuristicStatus"/>.</summary>
    public string Status { get; init; } = HeuristicStatus.Active;

    /// <summary>Whether it is a golden rule, which neither decays nor falls asleep.</summary>
    public bool IsGolden { get; init; }

    /// <summary>The day it was last used, or recorded.</summary>
    public required DateOnly LastUsed { get; init; }

    /// <summary>The day up to which it has decayed; <see langword="null"/> for never.</summary>
    public DateOnly? Decayed { get; init; }

    /// <summary>The day it fell asleep, of a dormant or archived rule; <see langword="null"/> where nobody noted it.</summary>
    public DateOnly? DormantSince { get; init; }

    /// <summary>How often it was put to the test.</summary>
    public int Uses => Validated + Violated + Contradicted;

    /// <summary>The state of a row.</summary>
    internal static HeuristicState Of(Heuristic row, DateOnly today) => new()
    {
        Confidence = row.Confidence ?? Records.Confidence.Default,
        Validated = Math.Max(0, row.TimesValidated ?? 0),
        Violated = Math.Max(0, row.TimesViolated ?? 0),
        Contradicted = Math.Max(0, row.TimesContradicted ?? 0),
        Status = row.Status ?? HeuristicStatus.Active,
        IsGolden = row.IsGolden == 1,
        LastUsed = Timestamps.FindDay(row.LastUsedAt) ?? Timestamps.FindDay(row.CreatedAt) ?? today,
        Decayed = Timestamps.FindDay(row.DecayedAt),
        DormantSince = row.Status is HeuristicStatus.Dormant or HeuristicStatus.Archived ? Timestamps.FindDay(row.DormantSince) : null,
    };

    /// <summary>The row in this state.</summary>
    internal Heuristic ToRow(Heuristic row) => row with
    {
        Confidence = Confidence,
        TimesValidated = Validated,
        TimesViolated = Violated,
        TimesContradicted = Contradicted,
        Status = Status,
        DecayedAt = Decayed is { } decayed ? Timestamps.Format(decayed) : null,
        DormantSince = DormantSince is { } asleep ? Timestamps.Format(asleep) : null,
    };
}
