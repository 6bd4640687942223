using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Querying;

/// <summary>Which learnings are asked for; what is not said does not matter. Immutable.</summary>
public sealed record LearningFilter
{
    /// <summary>All of them.</summary>
    public static LearningFilter None { get; } = new();

    /// <summary>One of failure, success, heuristic, experiment, observation.</summary>
    public string? Type { get; init; }

    /// <summary>The area of work, exactly.</summary>
    public string? Domain { get; init; }

    /// <summary>At least as bad as this, 1 to 5.</summary>
    public int? MinimumSeverity { get; init; }

    /// <summary>At most as bad as this, 1 to 5.</summary>
    public int? MaximumSeverity { get; init; }

    /// <summary>Recorded at this moment or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Recorded before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>
    /// The conditions. A stored time is compared as text, which sorts as the times do; a severity as a number, because old databases hold it as
    /// text. Type and severity use no index: to sort what one type has costs more than to go back in time until enough were met.
    /// </summary>
    internal SqlConditions ToConditions()
    {
        var conditions = new SqlConditions();
        conditions.AddText("+{1}type = {0}", Type);
        conditions.AddText("{1}domain = {0}", Domain);
        conditions.AddNumber("cast({1}severity as integer) >= {0}", MinimumSeverity);
        conditions.AddNumber("cast({1}severity as integer) <= {0}", MaximumSeverity);
        conditions.AddText("{1}created_at >= {0}", Since is { } since ? Timestamps.Format(since) : null);
        conditions.AddText("{1}created_at < {0}", Before is { } before ? Timestamps.Format(before) : null);
        return conditions;
    }
}
