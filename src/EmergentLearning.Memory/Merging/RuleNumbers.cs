using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EmergentLearning.Memory.Lifecycle.Golden;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// Numbers of rules, <c>H-12</c>, are those of the store in which the rule was recorded. Where a file has one twice, the older rule keeps
/// it and the younger gets one made of its record's name: so every clone gives it the same.
/// </summary>
internal static partial class RuleNumbers
{
    private const int Least = 1_000_000_000;

    // From the least that is made of a name to the greatest of six digits, which is what the file of golden rules has room for.
    private const uint GoldenSpan = 900_000;

    /// <summary>The number of a rule whose own is taken in its file.</summary>
    public static string OfRecord(string uid) => string.Create(CultureInfo.InvariantCulture, $"H-{Least + (Hash(uid) % Least)}");

    /// <summary>
    /// The parts of the file of golden rules with those of one number told apart. What a person wrote keeps its number, then the oldest record.
    /// </summary>
    public static IReadOnlyList<FilePart> TellGolden(IReadOnlyList<FilePart> parts)
    {
        HashSet<string> younger = [.. parts
            .GroupBy(static part => GoldenHeading().Match(part.Text).Value, StringComparer.Ordinal)
            .Where(static group => group.Key.Length > 0)
            .SelectMany(static group => group.OrderBy(static part => part.Uid ?? "", StringComparer.Ordinal).Skip(1))
            .Select(static part => part.Uid)
            .OfType<string>()];
        return [.. parts.Select(part => part.Uid is { } uid && younger.Contains(uid)
            ? part with { Text = GoldenHeading().Replace(part.Text, $"## {GoldenRuleMarkdown.LeastMade + (Hash(uid) % GoldenSpan)}.", 1) }
            : part)];
    }

    /// <summary>The parts of a file with rules of one number told apart. Rules that name no record stay as they are.</summary>
    public static IReadOnlyList<FilePart> Tell(IReadOnlyList<FilePart> parts)
    {
        HashSet<string> younger = [.. parts
            .Where(static part => part.Uid is not null)
            .GroupBy(static part => NumberOf(part), StringComparer.Ordinal)
            .Where(static group => group.Key.Length > 0)
            .SelectMany(static group => group.OrderBy(static part => part.Uid, StringComparer.Ordinal).Skip(1))
            .Select(static part => part.Uid!)];
        return younger.Count == 0
            ? parts
            : [.. parts.Select(part => part.Uid is { } uid && younger.Contains(uid)
                ? part with { Text = Heading().Replace(part.Text, $"## {OfRecord(uid)}", 1) }
                : part)];
    }

    private static uint Hash(string uid) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(uid)));

    private static string NumberOf(FilePart part) => Heading().Match(part.Text).Value;

    [GeneratedRegex(@"^## [0-9]{1,6}\.(?=[ \t])", RegexOptions.CultureInvariant)]
    private static partial Regex GoldenHeading();

    [GeneratedRegex("^## H-[0-9]+(?=:)", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
