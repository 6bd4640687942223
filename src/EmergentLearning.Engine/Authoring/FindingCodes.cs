namespace EmergentLearning.Engine.Authoring;

/// <summary>The codes of findings; <c>docs/msbuild.md</c> explains each.</summary>
internal static class FindingCodes
{
    /// <summary>SQLite refuses a query.</summary>
    public const string WrongQuery = "ELE9020";

    /// <summary>SQLite refuses to create a table, or what belongs to it.</summary>
    public const string WrongTable = "ELE9021";

    /// <summary>The assembly and the lock differ.</summary>
    public const string Drift = "ELE9022";

    /// <summary>The migrations do not lead to the schema.</summary>
    public const string WrongMigration = "ELE9023";
}
