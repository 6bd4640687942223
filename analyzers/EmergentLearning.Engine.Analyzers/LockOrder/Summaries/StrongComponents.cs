namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Tarjan's algorithm, without recursion: call chains are as deep as programs are.</summary>
internal static class StrongComponents
{
    /// <summary>The strongly connected components of the nodes 0 to <paramref name="count"/>, each after all that it leads to.</summary>
    public static List<List<int>> Of(int count, Func<int, IReadOnlyList<int>> next)
    {
        var components = new List<List<int>>();
        int[] index = new int[count];
        int[] low = new int[count];
        bool[] isOpen = new bool[count];
        var open = new Stack<int>();
        var path = new Stack<(int Node, int Edge)>();
        int visited = 0;
        for (int start = 0; start < count; start++)
        {
            if (index[start] != 0)
                continue;
            path.Push((start, 0));
            while (path.Count > 0)
            {
                (int node, int edge) = path.Pop();
                if (edge == 0)
                {
                    index[node] = low[node] = ++visited;
                    open.Push(node);
                    isOpen[node] = true;
                }

                IReadOnlyList<int> targets = next(node);
                if (edge > 0)
                    low[node] = Math.Min(low[node], low[targets[edge - 1]]);
                bool isDeeper = false;
                for (; edge < targets.Count; edge++)
                {
                    int target = targets[edge];
                    if (index[target] == 0)
                    {
                        path.Push((node, edge + 1));
                        path.Push((target, 0));
                        isDeeper = true;
                        break;
                    }

                    if (isOpen[target])
                        low[node] = Math.Min(low[node], index[target]);
                }

                if (!isDeeper && low[node] == index[node])
                    components.Add(Close(node, open, isOpen));
            }
        }

        return components;
    }

    private static List<int> Close(int root, Stack<int> open, bool[] isOpen)
    {
        var component = new List<int>();
        int node;
        do
        {
            node = open.Pop();
            isOpen[node] = false;
            component.Add(node);
        }
        while (node != root);
        return component;
    }
}
