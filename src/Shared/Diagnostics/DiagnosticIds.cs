namespace EmergentLearning.Engine.Shared;

/// <summary>Every diagnostic id, in its band: 0xxx schema and queries, 1xxx lock order, 2xxx file writes, 3xxx SQLite use, 9xxx build.</summary>
internal static class DiagnosticIds
{
    /// <summary>A file is overwritten in place as a whole.</summary>
    public const string WholeFileOverwrite = "ELE2001";

    /// <summary>The page of a rule.</summary>
    public static string HelpLink(string id) =>
        $"https://github.com/emergent-learning/emergent-learning-engine/blob/main/docs/rules/{id}.md";
}
