using System.Globalization;

namespace EmergentLearning.Memory.Markdown;

/// <summary>Numbers, words and dates as people write them. What is not understood is <see langword="null"/> and noted.</summary>
internal static class ProseValue
{
    internal static int? Severity(string? text, List<string> notes)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length == 1 && text[0] is >= '1' and <= '5')
            return text[0] - '0';

        int? severity = FirstWord(text).ToLowerInvariant() switch
        {
            "1" or "trivial" or "minor" => 1,
            "2" or "low" => 2,
            "3" or "medium" or "moderate" => 3,
            "4" or "high" or "major" => 4,
            "5" or "critical" or "severe" => 5,
            _ => null,
        };
        notes.Add(severity is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"The severity '{Shown(text)}' is read as {known}.")
            : $"The severity '{Shown(text)}' is not understood.");
        return severity;
    }

    internal static double? Confidence(string? text, List<string> notes)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        string word = FirstWord(text);
        bool isNumber = double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        if (isNumber && number is >= 0 and <= 1)
        {
            if (word.Length != text.Length)
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"The confidence '{Shown(text)}' is read as {number}."));
            return number;
        }

        if (!isNumber && Records.Confidence.TryParse(word, out double meant))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The confidence '{Shown(text)}' is read as {meant}."));
            return meant;
        }

        notes.Add(isNumber
            ? $"The confidence '{Shown(text)}' is not between 0 and 1."
            : $"The confidence '{Shown(text)}' is not understood.");
        return null;
    }

    internal static DateOnly? Date(string? text, List<string> notes)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        string start = text.Length > 10 ? text[..10] : text;
        bool isDate = DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            && (text.Length == 10 || !char.IsAsciiDigit(text[10]));
        if (!isDate)
        {
            notes.Add($"The date '{Shown(text)}' is not understood.");
            return null;
        }

        if (text.Length > 10)
            notes.Add($"The date is followed by '{Shown(text[10..].Trim())}', which is left out.");
        return date;
    }

    private static string FirstWord(string text)
    {
        int end = text.IndexOfAny([.. " \t(,;/"]);
        return end < 0 ? text : text[..end];
    }

    private static string Shown(string text) => FieldEscape.Encode(text.Length > 60 ? text[..60] + "..." : text);
}
