using System.Collections.Immutable;
using EmergentLearning.Engine.Locking.Order;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Locking;

/// <summary>
/// The orders in which several processes took their locks, merged. An order that one program keeps and another reverses shows in
/// neither of them, but here. Files are written by programs that run with <c>ELF_LOCK_EDGES</c> set to a folder. Immutable.
/// </summary>
public sealed class ObservedLockGraph
{
    private ObservedLockGraph(IReadOnlyList<ObservedLockEdge> edges)
    {
        Edges = edges;
        Cycles = FindCycles(edges);
    }

    /// <summary>Each pair of classes once, the first that was read; ordered by the names of the classes.</summary>
    public IReadOnlyList<ObservedLockEdge> Edges { get; }

    /// <summary>
    /// The circles: programs that come these ways at once wait for each other for ever. Each is the shortest through its edges; its last edge
    /// ends where its first begins. Edges that were only tried, and two instances of one class, are in none.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ObservedLockEdge>> Cycles { get; }

    /// <summary>Reads and merges the files of a folder. Files that are being written meanwhile are read as far as they go.</summary>
    /// <param name="folder">The folder that the programs wrote to.</param>
    /// <exception cref="InvalidDataException">A file is none of these, or is damaged; the message names it and the line.</exception>
    /// <exception cref="IOException">The folder, or a file, cannot be read.</exception>
    public static ObservedLockGraph Read(string folder) => new(
    [
        .. Directory.GetFiles(folder, "*" + LockEdgeLog.Extension)
            .Order(StringComparer.Ordinal)
            .SelectMany(ReadFile)
            // One that blocks says more than one that was only tried.
            .OrderBy(static edge => edge.Kind == LockEdgeKind.Tried)
            .DistinctBy(static edge => (edge.From, edge.To))
            .OrderBy(static edge => edge.From, StringComparer.Ordinal)
            .ThenBy(static edge => edge.To, StringComparer.Ordinal),
    ]);

    /// <summary>The circles with all their stacks, as a text for people; empty when there are none.</summary>
    public string Describe() => string.Join("\n\n", Cycles.Select(static cycle =>
        $"Lock order cycle: {string.Join(" -> ", cycle.Select(static edge => edge.From).Append(cycle[0].From))}\n" +
        string.Join('\n', cycle.Select(DescribeEdge))));

    private static string DescribeEdge(ObservedLockEdge edge) =>
        $"  {edge}, from {edge.File}\n   {edge.From} was taken\n{Indent(edge.Outer)}   {edge.To} was asked for\n{Indent(edge.Inner)}";

    private static string Indent(IReadOnlyList<string> frames) => string.Concat(frames.Select(static frame => $"    {frame}\n"));

    private static List<ObservedLockEdge> ReadFile(string path)
    {
        string text;
        using (var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)))
            text = reader.ReadToEnd();
        string[] lines = text.Split('\n');
        var edges = new List<ObservedLockEdge>();
        string program = "";
        // What follows the last end of line was never finished: its process was killed, or is at it.
        for (int i = 0; i < lines.Length - 1; i++)
        {
            try
            {
                if (i == 0)
                    program = LockEdgeText.ReadHead(lines[i]);
                else
                    edges.Add(LockEdgeText.ReadLine(lines[i], program, path));
            }
            catch (FormatException e)
            {
                throw new InvalidDataException($"{path}, line {i + 1}: {e.Message}. Delete the file if it is not one of lock edges.", e);
            }
        }

        return edges;
    }

    private static ImmutableArray<IReadOnlyList<ObservedLockEdge>> FindCycles(IReadOnlyList<ObservedLockEdge> edges)
    {
        ObservedLockEdge[] blocking = [.. edges.Where(static edge => edge.Kind != LockEdgeKind.Tried && edge.From != edge.To)];
        Dictionary<(string, string), ObservedLockEdge> byClasses = blocking.ToDictionary(static edge => (edge.From, edge.To));
        return
        [
            .. DeclaredCycles.Of([.. blocking.Select(static (edge, i) => new LockPrecedence(edge.From, edge.To, i))])
                .Select(cycle => (IReadOnlyList<ObservedLockEdge>)
                    [.. cycle.Names.Zip(cycle.Names.Skip(1), (from, to) => byClasses[(from, to)])]),
        ];
    }
}
