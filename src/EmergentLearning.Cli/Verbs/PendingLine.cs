using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.Verbs;

/// <summary>Says on standard error that everything is durable and something is still to follow.</summary>
internal static class PendingLine
{
    /// <summary>Writes nothing when nothing is in the way.</summary>
    public static void Write(string? problem)
    {
        if (problem is null)
            return;

        ErrorLine.Write(
            $"Everything is durable, but files or commits are pending: {problem} The next write, or `elf sync --fix`, catches up.");
    }
}
