using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Context.Sources;

/// <summary>The golden rules of the file, then the golden heuristics that the file does not have.</summary>
internal sealed class GoldenRuleSource : IContextSource
{
    public string Heading => "Golden Rules";

    public ContextTier Tier => ContextTier.Always;

    public string Why => "a golden rule always holds";

    public IEnumerable<ContextItem> Read(ContextReading reading)
    {
        IReadOnlyList<GoldenRule> rules = GoldenRuleMarkdown.Parse(ReadFile(reading));
        HashSet<string> told = [.. rules.Select(static rule => OneLine.Of(rule.Text))];
        return rules.Select(Item).Concat(Golden(reading.Session)
            .Where(row => !told.Contains(OneLine.Of(row.Rule)))
            .Select(static row => ContextLines.Of(row, 1, [new ScorePart("golden", 1)])));
    }

    private static ContextItem Item(GoldenRule rule) => new(
        $"{ContextLines.Name("golden rule", rule.Number)} {OneLine.Of(rule.Name, 200)}",
        $"**{rule.Number}. {OneLine.Of(rule.Name, 200)}**: {OneLine.Of(rule.Text, 1000)}{ContextLines.Detail(rule.Why)}",
        1,
        [new ScorePart("golden", 1)]);

    private static IReadOnlyList<Heuristic> Golden(IReadSession session) => session.List<Heuristic, int>(
        "where is_golden = 1 order by confidence desc, id limit 100", 0, static (_, _) => { });

    /// <summary>The file as it lies there, with what a person has changed in it; else as the store holds it.</summary>
    private static byte[] ReadFile(ContextReading reading)
    {
        string path = Path.Combine(reading.Root, GoldenRuleMarkdown.FilePath);
        return File.Exists(path) ? File.ReadAllBytes(path) : DocumentIndex.FindContent(reading.Session, GoldenRuleMarkdown.FilePath) ?? [];
    }
}
