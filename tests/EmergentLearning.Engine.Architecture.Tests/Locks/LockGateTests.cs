using EmergentLearning.Engine.Analyzers.LockOrder.Cycles;
using EmergentLearning.Engine.Locking;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.Architecture.Tests.Locks;

/// <summary>
/// What the analyzer says of the engine's locks, held to what running programs do: an order that was seen and that the analyzer does not
/// know of is a hole in the analyzer, whatever it reports or keeps silent about.
/// </summary>
public sealed class LockGateTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<LockGraph>> Engine = new(() => ReadAsync(EngineCompilation.Create()));

    [Fact]
    public async Task Every_order_that_was_seen_is_in_the_static_graph()
    {
        LockGraph known = await Engine.Value;
        using var seen = new SeenEdges();
        await seen.WorkAsync();
        IReadOnlyList<ObservedLockEdge> edges = seen.OfEngine();

        Assert.NotEmpty(edges);
        foreach (GraphEdge never in known.Edges.Where(edge => !edges.Any(one => IsSame(one, edge))))
            output.WriteLine($"never seen: {never.From.Name} -> {never.To.Name}");
        ObservedLockEdge[] missing = [.. edges.Where(edge => !known.Edges.Any(one => IsSame(edge, one)) && !IsStaged(edge))];
        Assert.True(missing.Length == 0, "The analyzer does not know of:\n" + string.Join('\n', missing.Select(Describe)));
    }

    [Fact]
    public async Task An_order_that_only_tests_stage_is_not_in_the_static_graph()
    {
        LockGraph known = await Engine.Value;
        Assert.DoesNotContain(StagedOrders.All, staged => known.Edges.Any(edge => edge.From.Name == staged.From && edge.To.Name == staged.To));
    }

    [Fact]
    public async Task What_was_seen_in_all_processes_closes_no_circle()
    {
        using var seen = new SeenEdges();
        await seen.WorkAsync();
        HashSet<(string, string)> ofEngine = [.. seen.OfEngine().Select(edge => (edge.From, edge.To))];
        Assert.DoesNotContain(
            ObservedLockGraph.Read(seen.Folder).Cycles, cycle => cycle.All(edge => ofEngine.Contains((edge.From, edge.To))));
    }

    [Fact]
    public async Task An_inversion_planted_in_the_engine_is_a_circle_of_the_static_graph()
    {
        // The pass takes the repository lock and then writes; here the gate is taken first.
        Compilation planted = EngineCompilation.Create((name, text) => name != "LockHandle.cs" ? text : text + Inversion);
        LockGraph graph = await ReadAsync(planted);
        Assert.Contains(graph.Edges, edge => edge.From.Name == "Database" && edge.To.Name == "Repository");
        Assert.DoesNotContain((await Engine.Value).Edges, edge => edge.From.Name == "Database" && edge.To.Name == "Repository");
    }

    private const string Inversion = """

        internal sealed class Planted(EmergentLearning.Engine.Sqlite.IWriteGate gate, FileLock repository)
        {
            [LockRank("Repository")]
            private readonly FileLock _repository = repository;

            public void Run()
            {
                using System.IDisposable turn = gate.Enter(System.TimeSpan.Zero, default);
                using LockHandle held = _repository.Acquire(System.TimeSpan.Zero);
            }
        }
        """;

    private static async Task<LockGraph> ReadAsync(Compilation engine)
    {
        Assert.DoesNotContain(engine.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await LockGraph.ReadAsync(engine);
    }

    private static bool IsSame(ObservedLockEdge seen, GraphEdge known) => seen.From == known.From.Name && seen.To == known.To.Name;

    private static bool IsStaged(ObservedLockEdge seen) => StagedOrders.All.Any(staged => seen.From == staged.From && seen.To == staged.To);

    private static string Describe(ObservedLockEdge edge) => $"{edge}\n  {string.Join("\n  ", edge.Inner.Take(6))}";
}
