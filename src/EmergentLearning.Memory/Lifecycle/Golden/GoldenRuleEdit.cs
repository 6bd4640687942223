using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Lifecycle.Golden;

/// <summary>
/// Changes what the file of golden rules says became of one of them. Every other byte stays, also those that are no UTF-8, and the ends of lines.
/// Thread-safe: it holds no state.
/// </summary>
internal static class GoldenRuleEdit
{
    /// <summary>The file with another confidence and life of a rule, or <see langword="null"/> when no section names it.</summary>
    public static byte[]? SetLife(byte[] file, string uid, double confidence, HeuristicLife life)
    {
        // A byte is a character here and back, so nothing is lost on the way.
        string[] lines = Encoding.Latin1.GetString(file).Split('\n');
        if (FindSection(lines, uid) is not (var start, var end))
            return null;

        string tail = lines[start].EndsWith('\r') ? "\r" : "";
        var edited = new List<string>(lines[..start]);
        int place = -1;
        foreach (string line in lines[start..end])
        {
            bool isMetadata = MetadataLine.TryRead(line.TrimEnd('\r'), out string key, out _);
            if (!isMetadata || !GoldenRuleSection.IsLife(key))
                edited.Add(line);
            if (isMetadata)
                place = edited.Count;
        }

        IEnumerable<string> told = GoldenRuleSection.LifeLines(confidence, life).Select(line => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(line)) + tail);
        edited.InsertRange(place >= 0 ? place : start + 1, told);
        return Encoding.Latin1.GetBytes(string.Join('\n', edited.Concat(lines[end..])));
    }

    /// <summary>The lines of the first section that names the record: from its heading to the next.</summary>
    private static (int Start, int End)? FindSection(string[] lines, string uid)
    {
        string[] bare = [.. lines.Select(static line => line.TrimEnd('\r'))];
        bool[] fenced = CodeFences.Find(bare);
        int start = -1;
        bool isIt = false;
        for (int i = 0; i < bare.Length; i++)
        {
            if (!fenced[i] && bare[i].StartsWith("## ", StringComparison.Ordinal))
            {
                if (isIt)
                    return (start, i);
                start = i;
            }

            isIt |= start >= 0 && !fenced[i] && RecordMark.TryRead(bare[i]) == uid;
        }

        return isIt ? (start, bare.Length) : null;
    }
}
