using System.Text.Json.Nodes;
using EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary>The answers that are the same whatever kind a record has, by what <c>--of</c> calls them.</summary>
internal static class AnswerSchemas
{
    /// <summary>In the order of the help.</summary>
    public static IReadOnlyList<(string Subject, Func<JsonObject> Create)> All { get; } =
    [
        ("query", QueryAnswer.Create),
        ("link", LinkAnswer.Create),
        ("history", HistoryAnswer.Create),
        ("stats", StatisticsAnswer.Create),
        ("sync", SyncAnswer.Create),
        ("doctor", DoctorAnswer.Create),
        ("backup-list", BackupListAnswer.Create),
    ];

    /// <summary>Makes the schema of an answer; <see langword="null"/> when there is none of that name.</summary>
    public static Func<JsonObject>? Find(string subject) => All.FirstOrDefault(answer => answer.Subject == subject).Create;
}
