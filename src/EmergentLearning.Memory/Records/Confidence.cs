using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Records;

/// <summary>How far a heuristic is trusted: 0 (not at all) to 1 (certain). Thread-safe: it holds no state.</summary>
public static class Confidence
{
    /// <summary>What is assumed when nothing is said: 0.7.</summary>
    public const double Default = 0.7;

    /// <summary>
    /// Reads a number from 0 to 1 with a decimal point, or <c>low</c> (0.3), <c>medium</c> (0.6), <c>high</c> (0.85) in any case.
    /// </summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Input"/>: it is anything else.</exception>
    public static double Parse(string text) => TryParse(text, out double confidence)
        ? confidence
        : throw RecordText.Refused(
            $"The confidence {RecordText.Quote(text)} is not known. Use a number from 0 to 1, low, medium or high.");

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    public static bool TryParse(string text, out double confidence)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (text.ToLowerInvariant())
        {
            case "low":
                confidence = 0.3;
                return true;
            case "medium":
                confidence = 0.6;
                return true;
            case "high":
                confidence = 0.85;
                return true;
            default:
                return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture, out confidence) && confidence is >= 0 and <= 1;
        }
    }

    internal static void Check(double confidence)
    {
        // Written so that NaN, which compares false with everything, is refused.
        if (confidence is not (>= 0 and <= 1))
        {
            throw RecordText.Refused(string.Create(CultureInfo.InvariantCulture,
                $"The confidence {confidence} is out of range. Use a number from 0 to 1."));
        }
    }
}
