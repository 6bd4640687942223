using System.Globalization;

namespace EmergentLearning.Memory.Markdown;

/// <summary>The life of a rule as lines of metadata, and back. What is as in a new rule has no line.</summary>
internal static class HeuristicLifeLines
{
    private const string SecondFormat = "yyyy-MM-dd HH:mm:ss";
    private const string Validated = "Validated";
    private const string Violated = "Violated";
    private const string Contradicted = "Contradicted";
    private const string LastUsed = "Last used";
    private const string Decayed = "Decayed";
    private const string Status = "Status";
    private const string DormantSince = "Dormant since";
    private const string MergedInto = "Merged into";
    private const string Golden = "Golden";

    /// <summary>The keys, in the order of the lines.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Validated, Violated, Contradicted, LastUsed, Decayed, Status, DormantSince, MergedInto, Golden];

    /// <summary>The lines, without their ends.</summary>
    public static IEnumerable<string> Render(HeuristicLife life) => Values(life).Select(static line => $"**{line.Key}**: {line.Value}");

    /// <summary>What the lines say, in their order.</summary>
    public static IEnumerable<(string Key, string Value)> Values(HeuristicLife life) =>
        new (string Key, string Value)[]
        {
            (Validated, Count(life.Validated)),
            (Violated, Count(life.Violated)),
            (Contradicted, Count(life.Contradicted)),
            (LastUsed, Moment(life.LastUsed)),
            (Decayed, Day(life.Decayed)),
            (Status, FieldEscape.Encode(life.Status)),
            (DormantSince, Day(life.DormantSince)),
            (MergedInto, FieldEscape.Encode(life.MergedInto)),
            (Golden, FieldEscape.Encode(life.Golden)),
        }
        .Where(static line => line.Value.Length > 0);

    /// <summary>Reads what the metadata of a section say; what cannot be understood is as in a new rule, and noted.</summary>
    public static HeuristicLife Read(Metadata metadata, List<string> notes) => new()
    {
        Validated = Count(metadata, Validated, notes),
        Violated = Count(metadata, Violated, notes),
        Contradicted = Count(metadata, Contradicted, notes),
        LastUsed = Moment(metadata, LastUsed, notes),
        Decayed = Day(metadata, Decayed, notes),
        Status = StatusOf(metadata, notes),
        DormantSince = Day(metadata, DormantSince, notes),
        MergedInto = UidOf(metadata, notes),
        Golden = metadata.Find(Golden) ?? "",
    };

    /// <summary>A person may write anything behind the word; a rule is out of use only where it is said in our own.</summary>
    private static string StatusOf(Metadata metadata, List<string> notes)
    {
        string status = (metadata.Find(Status) ?? "").ToLowerInvariant();
        if (status is "" or "active" or "dormant" or "archived" or "deprecated")
            return status == "active" ? "" : status;
        notes.Add("The status is none of active, dormant, archived, deprecated; the rule is in use.");
        return "";
    }

    private static string UidOf(Metadata metadata, List<string> notes)
    {
        string text = metadata.Find(MergedInto) ?? "";
        if (text.Length == 0 || Guid.TryParseExact(text, "D", out _))
            return text.ToLowerInvariant();
        notes.Add($"The value of '{MergedInto}' is no uid of a record.");
        return "";
    }

    private static string Count(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>
    /// To the second, because two clones that use one rule on one day must not write the same bytes: git would take them for one change, and one use
    /// would be lost.
    /// </summary>
    private static string Moment(DateTimeOffset? time) => time is not { } moment ? ""
        : moment.UtcDateTime.ToString(moment.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : SecondFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(Metadata metadata, string key, List<string> notes) =>
        DateTimeOffset.TryParseExact(metadata.Find(key), SecondFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : Day(metadata, key, notes) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private static int Count(Metadata metadata, string key, List<string> notes)
    {
        if (metadata.Find(key) is not { Length: > 0 } text)
            return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            return count;
        notes.Add($"The value of '{key}' is no count.");
        return 0;
    }

    private static DateOnly? Day(Metadata metadata, string key, List<string> notes) =>
        metadata.Find(key) is { Length: > 0 } text ? ProseValue.Date(text, notes) : null;
}
