using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Recording;

/// <summary>The commit messages of the original.</summary>
internal static class CommitMessages
{
    public static CommitMessage ForFailure(Learning row) => new(
        $"failure: {row.Title}",
        string.Create(CultureInfo.InvariantCulture, $"Domain: {row.Domain} | Severity: {row.Severity}"));

    public static CommitMessage ForHeuristic(Heuristic row) => new(
        $"heuristic: {row.Rule}",
        string.Create(CultureInfo.InvariantCulture, $"Domain: {row.Domain} | Confidence: {row.Confidence}"));
}
