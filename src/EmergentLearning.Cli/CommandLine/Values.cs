using System.Globalization;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>Reads and checks the values of options, with the limits of the original's query tool.</summary>
internal static class Values
{
    private const int MaximumTags = 50;

    /// <summary>The value given, else the environment's; <see langword="null"/> for neither.</summary>
    public static string? OrEnvironment(string? given, string variable) => given ?? Environment.GetEnvironmentVariable(variable);

    /// <summary>The value given, else the environment's.</summary>
    public static string Required(string? given, string option, string variable) => OrEnvironment(given, variable)
        ?? throw ParseFault.Input($"The {option[2..]} is missing. Give it with {option}, or set {variable}.");

    /// <summary>A whole number within limits.</summary>
    public static int Number(string text, string option, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum
            ? number
            : throw ParseFault.Input($"{option} takes a whole number from {minimum} to {maximum}, not '{Shorten(text)}'.");

    /// <summary>A word of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public static string Word(string text, string what, int maximum) =>
        text.Length > 0 && text.Length <= maximum && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? text
            : throw ParseFault.Input(
                $"The {what} '{Shorten(text)}' cannot be asked for. Use 1 to {maximum} letters, digits, '-', '_' or '.'.");

    /// <summary>Tags with commas between them.</summary>
    public static IReadOnlyList<string> Tags(string text)
    {
        string[] tags = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (tags.Length is 0 or > MaximumTags)
            throw ParseFault.Input($"--tags takes 1 to {MaximumTags} tags with commas between them, not {tags.Length}.");
        foreach (string tag in tags)
            Word(tag, "tag", 50);
        return tags;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 40)}...";
}
