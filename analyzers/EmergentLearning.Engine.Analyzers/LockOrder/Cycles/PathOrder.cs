using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>Paths from one class to another: the surest first, of these the shortest, and of these the first in the text.</summary>
internal sealed class PathOrder : IComparer<LockEdge>
{
    public static readonly PathOrder Instance = new();

    /// <summary>The place of the first of them; of those that are alike in all of it, the one that comes first.</summary>
    public static int First(IReadOnlyList<LockEdge> edges)
    {
        int first = 0;
        for (int i = 1; i < edges.Count; i++)
        {
            if (Instance.Compare(edges[i], edges[first]) < 0)
                first = i;
        }

        return first;
    }

    public int Compare(LockEdge? one, LockEdge? other)
    {
        int order = one!.Guesses.CompareTo(other!.Guesses);
        if (order == 0)
            order = one.Way.Length.CompareTo(other.Way.Length);
        if (order == 0)
            order = string.CompareOrdinal(one.Way.First.Site.SyntaxTree.FilePath, other.Way.First.Site.SyntaxTree.FilePath);
        if (order == 0)
            order = one.Way.First.Site.SpanStart.CompareTo(other.Way.First.Site.SpanStart);
        return order == 0 ? one.Site.SpanStart.CompareTo(other.Site.SpanStart) : order;
    }
}
