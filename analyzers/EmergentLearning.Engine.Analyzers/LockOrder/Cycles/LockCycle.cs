using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>A circle of classes, and for each of its edges a path, so that flows on these paths can wait for each other. Immutable.</summary>
internal sealed class LockCycle
{
    /// <summary>The property of a report that names its circle, the same in every build.</summary>
    public const string IdProperty = "cycle";

    private LockCycle(ImmutableArray<GraphEdge> edges, ImmutableArray<LockEdge> paths)
    {
        (Edges, Paths) = (edges, paths);
        Id = string.Join(" → ", edges.Select(edge => edge.From.Name).Append(edges[0].From.Name));
    }

    /// <summary>The edges, from the class whose name comes first.</summary>
    public ImmutableArray<GraphEdge> Edges { get; }

    /// <summary>The path of each edge.</summary>
    public ImmutableArray<LockEdge> Paths { get; }

    /// <summary>The names of the classes around it, from the first and back to it.</summary>
    public string Id { get; }

    /// <summary>Null when one lock is held around all of the paths: then only one flow at a time is on any of them.</summary>
    public static LockCycle? Create(ImmutableArray<GraphEdge> circle)
    {
        int start = 0;
        for (int i = 1; i < circle.Length; i++)
        {
            if (string.CompareOrdinal(circle[i].From.Name, circle[start].From.Name) < 0)
                start = i;
        }

        ImmutableArray<GraphEdge> edges = [.. circle.Skip(start), .. circle.Take(start)];
        return Gates.Choose(edges) is { } paths ? new LockCycle(edges, paths) : null;
    }

    public Diagnostic ToDiagnostic()
    {
        IEnumerable<Frame> frames = Paths.SelectMany(path => path.Frames).Skip(1);
        string names = string.Join(" → ", Edges.Select(edge => edge.From.Display).Append(Edges[0].From.Display));
        string paths = string.Join("; ", Paths.Select((path, i) => $"path {i + 1}: {Describe(path, Edges[i])}"));
        return Diagnostic.Create(
            LockOrderRules.LockCycle, Paths[0].Frames[0].Location, frames.Select(frame => frame.Location),
            ImmutableDictionary<string, string?>.Empty.Add(IdProperty, Id), names, paths);
    }

    private static string Describe(LockEdge path, GraphEdge edge)
    {
        string how = path.IsWait ? "waits for work that takes" : "takes";
        return $"{path.Frames[0]} holds {edge.From.Display} and {how} {edge.To.Display} at {string.Join(" → ", path.Frames.Skip(1))}";
    }
}
