using System.Text;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>The order graph as JSON, to be laid beside what the run-time checker has seen.</summary>
internal static class LockGraphText
{
    /// <summary><c>{"classes":[…],"edges":[{"from":…,"to":…,"path":[…]}]}</c>; of each pair the shortest path.</summary>
    public static string ToJson(LockGraph graph)
    {
        var text = new StringBuilder("{\"classes\":");
        AddList(text, graph.Classes.Select(one => one.Name));
        text.Append(",\"edges\":[");
        for (int i = 0; i < graph.Edges.Length; i++)
        {
            GraphEdge edge = graph.Edges[i];
            text.Append(i == 0 ? "{\"from\":" : ",{\"from\":");
            AddText(text, edge.From.Name);
            text.Append(",\"to\":");
            AddText(text, edge.To.Name);
            text.Append(",\"path\":");
            AddList(text, edge.Shortest.Frames.Select((Frame frame) => frame.ToString()));
            text.Append('}');
        }

        return text.Append("]}").ToString();
    }

    private static void AddList(StringBuilder text, IEnumerable<string> items)
    {
        text.Append('[');
        bool isFirst = true;
        foreach (string item in items)
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            AddText(text, item);
        }

        text.Append(']');
    }

    private static void AddText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c < ' ')
                text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        text.Append('"');
    }
}
