using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// What is still counted for a rule that was merged into another belongs to that one: an event that a clone counted before it knew of the merge. Where two
/// clones merged the same rule, its count is below zero, by what both gave away, and the one that was given too much has it taken back.
/// </summary>
internal static class MergedRules
{
    /// <summary>Moves what is counted to the rules that stay. The sum of all counts is as before.</summary>
    public static void Settle(Dictionary<string, RuleLife> lives)
    {
        foreach (string uid in lives.Keys.Order(StringComparer.Ordinal).ToList())
            BreakCircle(lives, uid);
        foreach (string uid in lives.Keys.Order(StringComparer.Ordinal).ToList())
        {
            string survivor = Follow(lives, uid);
            if (survivor == uid || lives[uid].Life is { Validated: 0, Violated: 0, Contradicted: 0 })
                continue;

            RuleLife late = lives[uid];
            lives[survivor] = Add(lives[survivor], late.Life);
            lives[uid] = late with { Life = late.Life with { Validated = 0, Violated = 0, Contradicted = 0 } };
        }

        // Only counts that a person has written by hand can still be below zero.
        foreach ((string uid, RuleLife life) in lives.ToList())
            lives[uid] = life with { Life = AtLeastZero(life.Life) };
    }

    /// <summary>
    /// The life of a rule that points to the rule that stays, whatever rules are between. Of two clones that merged the same rules by different ways, one way is
    /// taken for each rule: ways that are mixed might lead in a circle, away from the rule that has the count.
    /// </summary>
    public static RuleLife Direct(Dictionary<string, RuleLife> lives, string uid)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        string at = uid;
        while (passed.Add(at) && lives.TryGetValue(at, out RuleLife? life) && life.Life.MergedInto.Length > 0)
            at = life.Life.MergedInto;
        return at == uid ? lives[uid] : lives[uid] with { Life = lives[uid].Life with { MergedInto = at } };
    }

    /// <summary>Two clones may have merged two rules each into the other: the older stays.</summary>
    private static void BreakCircle(Dictionary<string, RuleLife> lives, string uid)
    {
        var passed = new List<string>();
        string at = uid;
        while (lives.TryGetValue(at, out RuleLife? life) && life.Life.MergedInto.Length > 0 && !passed.Contains(at))
        {
            passed.Add(at);
            at = life.Life.MergedInto;
        }

        int start = passed.IndexOf(at);
        if (start < 0)
            return;

        string oldest = passed[start..].Min(StringComparer.Ordinal)!;
        lives[oldest] = lives[oldest] with { Life = lives[oldest].Life with { MergedInto = "", Status = "", DormantSince = null } };
    }

    /// <summary>The rule that stays, as far as it is in this file.</summary>
    private static string Follow(Dictionary<string, RuleLife> lives, string uid)
    {
        while (lives[uid].Life.MergedInto is { Length: > 0 } next && lives.ContainsKey(next))
            uid = next;
        return uid;
    }

    private static RuleLife Add(RuleLife survivor, HeuristicLife late) => survivor with
    {
        Life = survivor.Life with
        {
            Validated = survivor.Life.Validated + late.Validated,
            Violated = survivor.Life.Violated + late.Violated,
            Contradicted = survivor.Life.Contradicted + late.Contradicted,
        },
    };

    private static HeuristicLife AtLeastZero(HeuristicLife life) => life with
    {
        Validated = Math.Max(0, life.Validated), Violated = Math.Max(0, life.Violated), Contradicted = Math.Max(0, life.Contradicted),
    };
}
