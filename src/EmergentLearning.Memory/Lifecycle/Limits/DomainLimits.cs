using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Lifecycle.Limits;

/// <summary>How many rules a domain may have; the defaults are the original's. Golden rules are not counted. Immutable.</summary>
public sealed record DomainLimits
{
    /// <summary>How many rules may be in use, 1 to 100,000. Default: 10.</summary>
    public int Active { get; init; } = 10;

    /// <summary>How many may be asleep, 0 to 100,000. Default: 20.</summary>
    public int Dormant { get; init; } = 20;

    /// <summary>
    /// So many are in use whatever they are like, at least 1; those beyond stay only with a confidence of 0.7, three validations, and at most 40 % of their
    /// words in common with each one that stays. <see langword="null"/>, the default, asks that of none: a new rule cannot have it.
    /// </summary>
    public int? Soft { get; init; }

    /// <exception cref="Engine.Contracts.StoreException">A limit is out of its range.</exception>
    internal void Validate()
    {
        Check(Active, 1, "rules in use");
        Check(Dormant, 0, "rules asleep");
        if (Soft is { } soft)
            Check(soft, 1, "rules that stay without a test");
    }

    private static void Check(int value, int least, string what)
    {
        if (value < least || value > 100_000)
            throw RecordText.Refused(FormattableString.Invariant($"The limit of {what} is {value}. Use {least} to 100000."));
    }
}
