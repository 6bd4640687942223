using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Syncing;

/// <summary>What a file says of a row of <c>learnings</c>.</summary>
internal sealed record LearningFields(
    string Type, string Title, string Domain, int? Severity, string Tags, DateOnly? Date, string Summary)
{
    /// <summary>The record that the file names; <see langword="null"/> when it names none.</summary>
    public string? Uid { get; private init; }

    /// <summary>The fields of a file that is a learning, or <see langword="null"/>.</summary>
    public static LearningFields? Find(ImportedFile file) => file switch
    {
        { Failure: FailureDocument failure } => new LearningFields(
            "failure", failure.Title, failure.Domain, failure.Severity, failure.Tags, failure.Date, failure.Summary) { Uid = failure.Uid },
        { Learning: LearningDocument learning } => new LearningFields(
            TypeOf(file.Kind), learning.Title, learning.Domain, learning.Severity, learning.Tags, learning.Date, learning.Summary) { Uid = learning.Uid },
        _ => null,
    };

    private static string TypeOf(ImportKind kind) => kind switch
    {
        ImportKind.Success => "success",
        ImportKind.Experiment => "experiment",
        _ => "observation",
    };
}
