using System.Diagnostics;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>A stack as lines, without the checker's own and without what would fill a page.</summary>
internal static class StackFrames
{
    private const int Most = 24;
    private const string Own = " EmergentLearning.Engine.Locking.Order.";

    /// <summary>The frames, innermost first.</summary>
    public static IReadOnlyList<string> Of(StackTrace? stack) => stack is null
        ? []
        : [.. stack.ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.Contains(Own, StringComparison.Ordinal))
            .Take(Most)];

    /// <summary>The frames as text.</summary>
    public static string Text(StackTrace? stack) => stack is null
        ? "    before the checks began"
        : string.Join('\n', Of(stack).Select(line => "    " + line));
}
