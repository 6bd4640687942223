using EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Code that is handed on and kept: the graph knows that it may run wherever its holder is invoked, and nobody is accused of it.</summary>
public sealed class StoredCodeTests
{
    private const string Queue = """
        readonly object _turn = new(), _inner = new();
        readonly Queue<Item> _items = new();
        void Run() { lock (_turn) _items.Dequeue().Run(); }
        void Other() { lock (_inner) lock (_turn) { } }
        abstract class Item { public abstract void Run(); }

        """;

    [Theory]
    [InlineData("a field", "sealed class Work : Item { readonly Action _work; public Work(Action work) { _work = work; } public override void Run() => _work(); }")]
    [InlineData("a field, with a guard", "sealed class Work : Item { readonly Action _work; public Work(Action work) { _work = work ?? throw new ArgumentNullException(); } public override void Run() => _work.Invoke(); }")]
    [InlineData("a property", "sealed class Work : Item { Action Do { get; } public Work(Action work) { Do = work; } public override void Run() => Do(); }")]
    [InlineData("a captured parameter", "sealed class Work(Action work) : Item { public override void Run() => work(); }")]
    [InlineData("a lambda around it", "sealed class Work : Item { readonly Action _work; public Work(Action work) { _work = () => work(); } public override void Run() => _work(); }")]
    public async Task The_graph_follows_it_through_parameters(string kind, string item)
    {
        string code = Queue + item + """

            void Enqueue(Action work) => Add(work);
            void Add(Action work) => _items.Enqueue(new Work(work));
            void Ask() => Enqueue(() => { lock (_inner) { } });
            """;
        Assert.True((await EdgesAsync(code)).Contains("Subject._turn -> Subject._inner"), kind);
        Assert.Empty(await LockSnippet.Analyze(code));
    }

    [Fact]
    public async Task Code_that_gets_nowhere_near_the_queue_is_not_in_the_graph()
    {
        const string Code = Queue + """
            sealed class Work(Action work) : Item { public override void Run() => work(); }
            void Add(Action work) => _items.Enqueue(new Work(work));
            void Now(Action work) => work();
            void Ask() { Add(() => { }); Now(() => { lock (_inner) { } }); }
            """;
        Assert.DoesNotContain("Subject._turn -> Subject._inner", await EdgesAsync(Code));
    }

    private static async Task<IReadOnlyList<string>> EdgesAsync(string code) =>
        [.. (await LockGraph.ReadAsync(LockSnippet.Compile(code))).Edges.Select(edge => $"{edge.From.Name} -> {edge.To.Name}")];
}
