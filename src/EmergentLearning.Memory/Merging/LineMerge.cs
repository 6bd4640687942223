using System.Text;

namespace EmergentLearning.Memory.Merging;

/// <summary>The three-way merge of texts by lines (diff3: Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", FSTTCS 2007).</summary>
internal static class LineMerge
{
    private const string OursMark = "<<<<<<< ours\n";
    private const string MiddleMark = "=======\n";
    private const string TheirsMark = ">>>>>>> theirs\n";

    // A table of that many cells; what is larger is told as a conflict instead of taking minutes.
    private const long MostCells = 16_000_000;

    /// <summary>The merged text; where both changed the same lines in two ways, both versions between markers.</summary>
    public static (string Text, bool HasConflict) Run(string ancestor, string ours, string theirs)
    {
        List<string> old = FileParts.Lines(ancestor);
        List<string> left = FileParts.Lines(ours);
        List<string> right = FileParts.Lines(theirs);
        if ((long)(old.Count + 1) * Math.Max(left.Count + 1, right.Count + 1) > MostCells)
            return (Both(ours, theirs), true);

        int[] toLeft = Match(old, left);
        int[] toRight = Match(old, right);
        var text = new StringBuilder();
        bool hasConflict = false;
        (int o, int l, int r) = (0, 0, 0);
        while (o < old.Count || l < left.Count || r < right.Count)
        {
            if (o < old.Count && toLeft[o] == l && toRight[o] == r)
            {
                text.Append(old[o]);
                (o, l, r) = (o + 1, l + 1, r + 1);
                continue;
            }

            // Up to the next line that all three share.
            int stable = o;
            while (stable < old.Count && (toLeft[stable] < l || toRight[stable] < r))
                stable++;
            (int endLeft, int endRight) = stable < old.Count ? (toLeft[stable], toRight[stable]) : (left.Count, right.Count);
            hasConflict |= Append(text, Join(old, o, stable), Join(left, l, endLeft), Join(right, r, endRight));
            (o, l, r) = (stable, endLeft, endRight);
        }

        return (text.ToString(), hasConflict);
    }

    /// <summary>Both versions between git's markers.</summary>
    public static string Both(string ours, string theirs) => $"{OursMark}{Ended(ours)}{MiddleMark}{Ended(theirs)}{TheirsMark}";

    private static bool Append(StringBuilder text, string old, string left, string right)
    {
        bool isConflict = left != right && left != old && right != old;
        text.Append(isConflict ? Both(left, right) : left == old ? right : left);
        return isConflict;
    }

    private static string Ended(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";

    private static string Join(List<string> lines, int start, int end) => string.Concat(lines.Skip(start).Take(end - start));

    /// <summary>For each line of the one where it is in the other, -1 for nowhere: a longest common subsequence.</summary>
    private static int[] Match(List<string> from, List<string> to)
    {
        int[,] length = new int[from.Count + 1, to.Count + 1];
        for (int i = from.Count - 1; i >= 0; i--)
        {
            for (int j = to.Count - 1; j >= 0; j--)
                length[i, j] = from[i] == to[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        int[] match = new int[from.Count];
        Array.Fill(match, -1);
        for (int i = 0, j = 0; i < from.Count && j < to.Count;)
        {
            if (from[i] == to[j])
                match[i++] = j++;
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }

        return match;
    }
}
