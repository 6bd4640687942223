using System.Text.RegularExpressions;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Kinds.GoldenRules;

/// <summary>The golden rules by their numbers, as <c>memory/golden-rules.md</c> has them.</summary>
internal static partial class GoldenRuleFile
{
    private const string Path = "memory/golden-rules.md";

    /// <summary>The rule below the heading <c>## N.</c>, else the heading; <see langword="null"/> when there is none of that number.</summary>
    public static string? Find(IWriteTransaction transaction, string number)
    {
        // What a person wrote a moment ago counts; a link is not followed.
        SafePath.RefuseLinks(transaction.Root, Path);
        byte[]? file = FileContent.ReadIfExists(System.IO.Path.Combine(transaction.Root, Path)) ?? transaction.FindDocument(Path);
        return file is null ? null : Find(file, number);
    }

    /// <summary>The number of the next rule: one more than the greatest.</summary>
    public static int NextNumber(ReadOnlySpan<byte> file) => 1 + MarkdownOutline.Read(file, []).Sections
        .Select(static section => Number().Match(section.Heading).Groups["number"].Value)
        .Select(static text => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int number) && number < 1_000_000 ? number : 0)
        .DefaultIfEmpty()
        .Max();

    /// <summary>The same in the bytes of a file.</summary>
    internal static string? Find(ReadOnlySpan<byte> file, string number)
    {
        MarkdownSection? section = MarkdownOutline.Read(file, []).Sections
            .FirstOrDefault(section => Number().Match(section.Heading) is { Success: true } match && match.Groups["number"].Value == number);
        if (section is null)
            return null;

        string? quote = section.Body.FirstOrDefault(static line => line.StartsWith('>'))?.TrimStart('>', ' ').TrimEnd();
        string name = FieldEscape.Decode(string.IsNullOrEmpty(quote) ? Number().Replace(section.Heading, "").Trim() : quote);
        return name.Length is > 0 and <= 1_000 ? name : null;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
