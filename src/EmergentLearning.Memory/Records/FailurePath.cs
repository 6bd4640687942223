using System.Globalization;

namespace EmergentLearning.Memory.Records;

/// <summary>Names the files of failures. Thread-safe: it holds no state.</summary>
public static class FailurePath
{
    private const int MaximumSlugLength = 100;

    /// <summary>
    /// <c>memory/failures/YYYYMMDD_{slug}.md</c>, and with <c>_2</c>, <c>_3</c>, ... before <c>.md</c> while the path is taken.
    /// The slug is the title in lower case, with <c>-</c> for a space and only ASCII letters, digits and <c>-</c>; <c>untitled</c> when
    /// nothing is left. The path is all lower case and never a device name, so it means the same file on every platform.
    /// </summary>
    /// <param name="title">The title; any text.</param>
    /// <param name="date">The day of the failure.</param>
    /// <param name="isFree">Whether a path is still free. It should compare without regard to case, as some file systems do.</param>
    public static string Create(string title, DateOnly date, Func<string, bool> isFree)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(isFree);
        string slug = SlugText.Create(title, MaximumSlugLength);
        string stem = string.Create(CultureInfo.InvariantCulture,
            $"memory/failures/{date:yyyyMMdd}_{(slug.Length == 0 ? "untitled" : slug)}");
        string path = stem + ".md";
        for (int number = 2; !isFree(path); number++)
            path = string.Create(CultureInfo.InvariantCulture, $"{stem}_{number}.md");
        return path;
    }
}
