using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Records;

/// <summary>How bad a failure was: 1 (a trifle) to 5 (critical). Thread-safe: it holds no state.</summary>
public static class Severity
{
    /// <summary>What is assumed when nothing is said: 3.</summary>
    public const int Default = 3;

    /// <summary>
    /// Reads <c>1</c> to <c>5</c>, or <c>low</c> (2), <c>medium</c> (3), <c>high</c> (4), <c>critical</c> (5) in any case.
    /// </summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Input"/>: it is anything else.</exception>
    public static int Parse(string text) => TryParse(text, out int severity)
        ? severity
        : throw RecordText.Refused($"The severity {RecordText.Quote(text)} is not known. Use 1 to 5, low, medium, high or critical.");

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    public static bool TryParse(string text, out int severity)
    {
        ArgumentNullException.ThrowIfNull(text);
        severity = text.ToLowerInvariant() switch
        {
            "1" => 1,
            "2" or "low" => 2,
            "3" or "medium" => 3,
            "4" or "high" => 4,
            "5" or "critical" => 5,
            _ => 0,
        };
        return severity != 0;
    }

    internal static void Check(int severity)
    {
        if (severity is < 1 or > 5)
            throw RecordText.Refused($"The severity {severity} is out of range. Use 1 to 5.");
    }
}
