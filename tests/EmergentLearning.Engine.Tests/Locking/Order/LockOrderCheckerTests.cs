using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Locking.Order;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Tests.Locking.Order;

public sealed class LockOrderCheckerTests
{
    private readonly LockOrderChecker _checker = new(LockDeclarations.None);

    [Fact]
    public void A_circle_of_two_is_found_when_it_closes_with_the_stacks_of_all_four_acquisitions()
    {
        Assert.Null(TakesBothThisWay());
        string problem = TakesBothThatWay() ?? "";
        Assert.StartsWith("Lock order cycle: Stock -> Git -> Stock.", problem, StringComparison.Ordinal);
        Assert.Equal(2, CountOf(nameof(TakesBothThisWay), problem));
        Assert.Equal(2, CountOf(nameof(TakesBothThatWay), problem));
    }

    [Fact]
    public void A_circle_of_three_is_found_though_no_two_of_its_ways_meet()
    {
        Assert.Null(Nest("A", "B"));
        Assert.Null(Nest("B", "C"));
        Assert.StartsWith("Lock order cycle: C -> A -> B -> C.", Nest("C", "A"), StringComparison.Ordinal);
        Assert.Equal(3, _checker.Edges.Count);
    }

    [Fact]
    public void A_known_problem_is_found_again_each_time_and_by_other_ways()
    {
        Nest("A", "B");
        string? first = Nest("B", "A");
        Assert.Equal(first, Nest("B", "A"));
        Assert.Contains("Lock order cycle: B -> A -> B", Nest("Z", "B", "A"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_mistake_is_one_finding_not_one_for_each_edge_after_it()
    {
        Nest("A", "B");
        Assert.NotNull(Nest("B", "A"));
        Assert.Null(Nest("A", "C"));
        Assert.Null(Nest("B", "C"));
    }

    [Fact]
    public void What_is_only_tried_closes_no_circle_until_it_is_waited_for()
    {
        Nest("A", "B");
        Assert.Null(_checker.Check([Held("B")], Asked("A"), LockEdgeKind.Tried));
        Assert.Equal(LockEdgeKind.Tried, _checker.Edges.Single(edge => edge.From.Name == "B").Kind);
        Assert.NotNull(Nest("B", "A"));
        Assert.Equal(LockEdgeKind.Held, _checker.Edges.Single(edge => edge.From.Name == "B").Kind);
    }

    [Fact]
    public void A_lock_that_was_given_back_or_is_still_waited_for_forbids_nothing()
    {
        HeldLock over = Held("B");
        over.State = HeldLockState.Over;
        Nest("A", "B");
        Assert.Null(_checker.Check([over, Asked("B")], Asked("A"), LockEdgeKind.Held));
        Assert.Single(_checker.Edges);
    }

    [Fact]
    public void The_declared_order_is_broken_by_the_first_flow_already()
    {
        var checker = new LockOrderChecker(new() { Hierarchies = [new("own", ["Outer", "Inner"], 0)] });
        var inner = new HeldLock(checker.Node("Inner"), "Inner", 0) { State = HeldLockState.Held };
        Assert.Contains(
            "declared to be taken before", checker.Check([inner], new(checker.Node("Outer"), "Outer", 0), LockEdgeKind.Held), StringComparison.Ordinal);
    }

    [Fact]
    public void A_declaration_that_comes_later_judges_known_ways_anew()
    {
        Assert.Null(Nest("B", "A"));
        _checker.Declare(before => before with { Hierarchies = [new("own", ["A", "B"], 0)] });
        Assert.Contains("Lock order broken: A was asked for while B is held", Nest("B", "A"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_one_class_need_an_order_of_instances()
    {
        Assert.Contains("[LockInstanceOrder]", Nest("A", "A"), StringComparison.Ordinal);
        LockNode ordered = _checker.Node("Account", allowsInstances: true);
        Assert.Null(_checker.Check([new HeldLock(ordered, "one", 0) { State = HeldLockState.Held }], new(ordered, "two", 0), LockEdgeKind.Held));
    }

    [Theory]
    [InlineData(LockEdgeKind.Held)]
    [InlineData(LockEdgeKind.Tried)]
    public void Nothing_is_taken_under_an_innermost_lock(LockEdgeKind kind)
    {
        LockNode state = _checker.Node("State", isInnermost: true);
        Assert.Null(_checker.Check([Held("A")], new HeldLock(state, "State", 0), kind));
        var held = new HeldLock(state, "State", 0) { State = HeldLockState.Held };
        Assert.Contains("innermost", _checker.Check([held], Asked("B"), kind), StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_that_keep_an_order_are_never_refused_and_all_their_edges_are_seen()
    {
        const int Classes = 12;
        string?[] problems = new string?[8];
        Parallel.For(0, problems.Length, seed =>
        {
            var random = new Random(seed);
            for (int round = 0; round < 2_000; round++)
            {
                int low = random.Next(Classes - 1);
                problems[seed] ??= Nest($"L{low}", $"L{random.Next(low + 1, Classes)}");
            }
        });
        Assert.All(problems, Assert.Null);
        Assert.Equal(Classes * (Classes - 1) / 2, _checker.Edges.Count);
    }

    [Fact]
    public void Of_threads_that_reverse_one_pair_at_once_at_least_one_is_refused_and_the_rest_stay_consistent()
    {
        for (int round = 0; round < 200; round++)
        {
            var checker = new LockOrderChecker(LockDeclarations.None);
            string?[] problems = new string?[2];
            Parallel.For(0, 2, side => problems[side] = Nest(checker, side == 0 ? ["A", "B"] : ["B", "A"]));
            Assert.Single(problems, problem => problem is not null);
        }
    }

    [Fact]
    public void Rows_of_classes_in_other_orders_have_other_hashes()
    {
        LockNode[] nodes = [.. Enumerable.Range(0, 40).Select(i => _checker.Node($"N{i}"))];
        var seen = new HashSet<ulong>();
        foreach (LockNode one in nodes)
        {
            foreach (LockNode two in nodes)
            {
                Assert.True(seen.Add(two.Append(one.Append(1))));
                Assert.All(nodes, three => Assert.True(seen.Add(three.Append(two.Append(one.Append(1))))));
            }
        }
    }

    private string? TakesBothThisWay() => Nest("Git", "Stock");

    private string? TakesBothThatWay() => Nest("Stock", "Git");

    private string? Nest(params string[] names) => Nest(_checker, names);

    /// <summary>Takes the locks one inside the other; what the last one is told.</summary>
    private static string? Nest(LockOrderChecker checker, string[] names)
    {
        var held = new List<HeldLock>();
        string? problem = null;
        foreach (string name in names)
        {
            var next = new HeldLock(checker.Node(name), name, 0);
            problem = checker.Check(held.ToArray(), next, LockEdgeKind.Held);
            next.State = HeldLockState.Held;
            held.Add(next);
        }

        return problem;
    }

    private HeldLock Held(string name) => new(_checker.Node(name), name, 0) { State = HeldLockState.Held };

    private HeldLock Asked(string name) => new(_checker.Node(name), name, 0);

    private static int CountOf(string word, string text) => text.Split(word + "(", StringSplitOptions.None).Length - 1;
}
