using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Lifecycle.Golden;

namespace EmergentLearning.Memory.Kinds.GoldenRules;

/// <summary>The golden rules by their numbers, as their file has them.</summary>
internal static class GoldenRuleFile
{
    private const int Longest = 1_000;

    /// <summary>The rule of that number, or its name where it has no text; <see langword="null"/> when there is none.</summary>
    public static string? Find(IWriteTransaction transaction, string number)
    {
        // What a person wrote a moment ago counts; a link is not followed.
        SafePath.RefuseLinks(transaction.Root, GoldenRuleMarkdown.FilePath);
        byte[]? file = FileContent.ReadIfExists(Path.Combine(transaction.Root, GoldenRuleMarkdown.FilePath)) ?? transaction.FindDocument(GoldenRuleMarkdown.FilePath);
        GoldenRule? rule = GoldenRuleMarkdown.Parse(file).FirstOrDefault(rule => rule.Number.ToString(CultureInfo.InvariantCulture) == number);
        string? text = rule is { Text.Length: 0 } ? rule.Name : rule?.Text;
        return text is { Length: > 0 and <= Longest } ? text : null;
    }
}
