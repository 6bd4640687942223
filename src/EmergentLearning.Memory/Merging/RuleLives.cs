using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// Merges the lives of the rules of a file before its lines are merged: counts are sums and no text, and one rule's may depend on another's, into which it was
/// merged. Afterwards the three versions say the same of each life, so that the merge of lines finds nothing to do there.
/// </summary>
internal static class RuleLives
{
    /// <summary>The three versions with the lives of their rules merged; nothing else in them changes.</summary>
    public static (IReadOnlyList<FilePart> Old, IReadOnlyList<FilePart> Left, IReadOnlyList<FilePart> Right) Agree(
        IReadOnlyList<FilePart> old, IReadOnlyList<FilePart> left, IReadOnlyList<FilePart> right)
    {
        (Dictionary<string, Section> before, Dictionary<string, Section> ours, Dictionary<string, Section> theirs) = (Read(old), Read(left), Read(right));
        (Func<string, RuleLife> start, Func<string, RuleLife> first, Func<string, RuleLife> second) = (LivesOf(before), LivesOf(ours), LivesOf(theirs));
        var lives = new Dictionary<string, RuleLife>(StringComparer.Ordinal);
        foreach (string uid in ours.Keys.Union(theirs.Keys, StringComparer.Ordinal))
        {
            (Section? one, Section? other) = (ours.GetValueOrDefault(uid), theirs.GetValueOrDefault(uid));
            if (one is null || other is null)
                lives.Add(uid, (one ?? other)!.Life);
            else if (before.ContainsKey(uid))
                lives.Add(uid, RuleLife.Merge(start(uid), first(uid), second(uid)));
        }

        MergedRules.Settle(lives);
        // A rule that one side deleted has to differ from the old version where the other side changed it, or the change would be deleted with it.
        Dictionary<string, RuleLife> inBoth = lives.Where(life => ours.ContainsKey(life.Key) && theirs.ContainsKey(life.Key))
            .ToDictionary(StringComparer.Ordinal);
        return (Write(old, before, inBoth), Write(left, ours, lives), Write(right, theirs, lives));
    }

    /// <summary>The lives of one version, each merged rule pointing to the one that has its count.</summary>
    private static Func<string, RuleLife> LivesOf(Dictionary<string, Section> sections)
    {
        Dictionary<string, RuleLife> lives = sections.ToDictionary(static section => section.Key, static section => section.Value.Life, StringComparer.Ordinal);
        return uid => MergedRules.Direct(lives, uid);
    }

    private static Dictionary<string, Section> Read(IReadOnlyList<FilePart> parts)
    {
        var sections = new Dictionary<string, Section>(StringComparer.Ordinal);
        foreach (FilePart part in parts)
        {
            // A section with something odd in it is merged as text: what a person wrote there must not be lost.
            if (part.Uid is { } uid
                && HeuristicMarkdown.Parse(FileParts.Encode($"# Heuristics: d\n\n{part.Text}")) is { Notes.Count: 0, Sections: [{ Uid: not null } section] })
            {
                sections.TryAdd(uid, new Section(section.Anchor, section.Rule, new RuleLife(section.Confidence, section.Life)));
            }
        }

        return sections;
    }

    private static IReadOnlyList<FilePart> Write(
        IReadOnlyList<FilePart> parts, Dictionary<string, Section> sections, Dictionary<string, RuleLife> lives) =>
        [.. parts.Select(part => part.Uid is { } uid && sections.TryGetValue(uid, out Section? section) && lives.TryGetValue(uid, out RuleLife? life)
            ? Write(part, section, life)
            : part)];

    private static FilePart Write(FilePart part, Section section, RuleLife life)
    {
        // By whose approval a rule is golden is text, and merged as such.
        HeuristicLife told = life.Life with { Golden = section.Life.Life.Golden };
        if (told == section.Life.Life && life.Confidence == section.Life.Confidence)
            return part;
        byte[]? written = HeuristicEdit.SetLife(FileParts.Encode(part.Text), section.Anchor, section.Rule, life.Confidence, told);
        return written is null ? part : part with { Text = FileParts.Decode(written) };
    }

    private sealed record Section(string Anchor, string Rule, RuleLife Life);
}
