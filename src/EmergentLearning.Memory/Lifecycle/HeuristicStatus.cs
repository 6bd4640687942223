namespace EmergentLearning.Memory.Lifecycle;

/// <summary>Where a rule is in its life, as the column <c>status</c> says it.</summary>
public static class HeuristicStatus
{
    /// <summary>In use.</summary>
    public const string Active = "active";

    /// <summary>Not used for 60 days, or one too many in its domain; using it revives it.</summary>
    public const string Dormant = "dormant";

    /// <summary>Dormant for 90 days more; it stays for the record, and using it revives it.</summary>
    public const string Archived = "archived";

    /// <summary>Contradicted too often; it stays for the record.</summary>
    public const string Deprecated = "deprecated";
}
