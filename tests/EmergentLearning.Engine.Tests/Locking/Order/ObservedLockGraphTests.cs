using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Locking.Order;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Tests.Locking.Order;

public sealed class ObservedLockGraphTests : IDisposable
{
    private readonly LockFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_inversion_between_two_programs_shows_in_neither_but_in_both_together()
    {
        Record(("Git", "Database"));
        Assert.Empty(ObservedLockGraph.Read(_folder.Root).Cycles);
        Record(("Database", "Git"), ("Database", "Other"));
        ObservedLockGraph graph = ObservedLockGraph.Read(_folder.Root);
        IReadOnlyList<ObservedLockEdge> cycle = Assert.Single(graph.Cycles);
        Assert.Equal(3, graph.Edges.Count);
        Assert.Equal(2, cycle.Count);
        Assert.Equal(2, cycle.Select(edge => edge.File).Distinct().Count());
        Assert.Contains(nameof(Record), graph.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_tried_here_and_waited_for_there_counts_as_waited_for()
    {
        Record(LockEdgeKind.Tried, ("A", "B"));
        Record(LockEdgeKind.Tried, ("B", "A"));
        Assert.Empty(ObservedLockGraph.Read(_folder.Root).Cycles);
        Record(LockEdgeKind.Held, ("A", "B"));
        Record(LockEdgeKind.Waited, ("B", "A"));
        Assert.Single(ObservedLockGraph.Read(_folder.Root).Cycles);
    }

    [Fact]
    public void A_line_without_its_end_is_of_a_process_that_was_killed()
    {
        Record(("A", "B"), ("B", "C"));
        string file = Assert.Single(Directory.GetFiles(_folder.Root));
        byte[] whole = File.ReadAllBytes(file);
        int first = Array.IndexOf(whole, (byte)'\n');
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            int ends = whole[..length].Count(one => one == (byte)'\n');
            Assert.Equal(Math.Max(0, ends - 1), ObservedLockGraph.Read(_folder.Root).Edges.Count);
        }

        Assert.True(first > 0);
    }

    [Theory]
    [InlineData("nonsense\n", 1)]
    [InlineData("\n", 1)]
    [InlineData("[]\n", 1)]
    [InlineData("{\"lockEdges\":2,\"program\":\"p\",\"process\":1}\n", 1)]
    [InlineData("{\"lockEdges\":1,\"program\":\"p\",\"process\":1}\n{\"from\":\"A\"}\n", 2)]
    [InlineData("{\"lockEdges\":1,\"program\":\"p\",\"process\":1}\n{\"from\":\"A\",\"to\":\"\",\"kind\":\"Held\",\"outer\":[],\"inner\":[]}\n", 2)]
    [InlineData("{\"lockEdges\":1,\"program\":\"p\",\"process\":1}\n{\"from\":\"A\",\"to\":\"B\",\"kind\":\"7\",\"outer\":[],\"inner\":[]}\n", 2)]
    [InlineData("{\"lockEdges\":1,\"program\":\"p\",\"process\":1}\n{\"from\":\"A\",\"to\":\"B\",\"kind\":\"Held\",\"outer\":[1],\"inner\":[]}\n", 2)]
    public void Nonsense_is_refused_by_the_name_of_its_file(string content, int line)
    {
        Record(("A", "B"));
        string bad = Path.Combine(_folder.Root, "bad.edges.jsonl");
        File.WriteAllText(bad, content);
        Assert.StartsWith(
            $"{bad}, line {line}: ", Assert.Throws<InvalidDataException>(() => ObservedLockGraph.Read(_folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_edge_is_written_once_and_names_that_need_quoting_come_back()
    {
        Record(("A \"quoted\"\n", "Überall"), ("A \"quoted\"\n", "Überall"));
        ObservedLockEdge edge = Assert.Single(ObservedLockGraph.Read(_folder.Root).Edges);
        Assert.Equal(("A \"quoted\"\n", "Überall", LockEdgeKind.Held), (edge.From, edge.To, edge.Kind));
        Assert.Equal(2, File.ReadAllLines(edge.File).Length);
        Assert.Contains($"(process {Environment.ProcessId})", edge.Program, StringComparison.Ordinal);
    }

    private void Record(params (string From, string To)[] edges) => Record(LockEdgeKind.Held, edges);

    /// <summary>As a process would: one checker, one file.</summary>
    private void Record(LockEdgeKind kind, params (string From, string To)[] edges)
    {
        using var log = new LockEdgeLog(_folder.Root);
        var checker = new LockOrderChecker(LockDeclarations.None) { OnEdge = log.Write };
        foreach ((string from, string to) in edges)
        {
            var held = new HeldLock(checker.Node(from), from, 0) { State = HeldLockState.Held };
            checker.Check([held], new HeldLock(checker.Node(to), to, 0), kind);
        }
    }
}
