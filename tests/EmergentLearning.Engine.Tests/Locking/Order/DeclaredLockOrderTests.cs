using System.Collections.Immutable;
using CsCheck;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Tests.Locking.Order;

public sealed class DeclaredLockOrderTests
{
    private static readonly ImmutableArray<string> Names = ["A", "B", "C", "D", "E"];

    private static readonly Gen<LockDeclarations> Declarations = Gen.Select(
        Gen.Shuffle(Names.ToArray()).SelectMany(names => Gen.Int[0, names.Length].Select(take => names.Take(take).ToImmutableArray())),
        Gen.Select(OneOf([.. Names]), OneOf([.. Names])).Array[0, 5],
        Gen.Select(OneOf("X", "Y"), OneOf([.. Names])).Array[0, 2],
        static (list, pairs, ranks) => new LockDeclarations
        {
            Hierarchies = [new LockHierarchyList("own", list, 0)],
            Rankings = [.. ranks.Select((rank, i) => new LockRanking(rank.Item1, rank.Item2, 100 + i)).DistinctBy(rank => rank.LockClass)],
            Precedences = [.. pairs.Select((pair, i) => new LockPrecedence(pair.Item1, pair.Item2, 1 + i))],
        });

    [Fact]
    public void One_is_allowed_after_another_exactly_if_every_permutation_that_keeps_the_declarations_has_them_so() =>
        Declarations.Sample(
            declarations =>
            {
                ImmutableArray<ImmutableArray<string>> legal = Permutations([.. Names, "X", "Y"]).Where(order => Keeps(order, declarations)).ToImmutableArray();
                Assert.Equal(legal.IsEmpty, LockDeclarationCheck.Faults(declarations).Any(fault => fault.Kind == LockFaultKind.Cycle));
                if (legal.IsEmpty)
                    return;

                DeclaredLockOrder order = DeclaredLockOrder.Create(declarations);
                foreach (string held in legal[0])
                {
                    foreach (string next in legal[0].Where(next => next != held))
                    {
                        bool always = legal.All(one => one.IndexOf(held) < one.IndexOf(next));
                        bool never = legal.All(one => one.IndexOf(held) > one.IndexOf(next));
                        LockVerdict verdict = order.Judge(held, next);
                        Assert.Equal((always, never), (verdict == LockVerdict.Allowed, verdict == LockVerdict.Reversed));
                    }
                }
            },
            iter: 300,
            threads: 1);

    [Fact]
    public void What_follows_all_that_is_held_may_be_taken()
    {
        DeclaredLockOrder order = Order("Repository", "File", "Database");
        Assert.True(order.MayAcquire("Database", ["Repository", "File"]));
        Assert.True(order.MayAcquire("Database", []));
        Assert.False(order.MayAcquire("File", ["Repository", "Database"]));
        Assert.False(order.MayAcquire("File", ["File"]));
        Assert.True(order.MayAcquire("Own", ["Database"]), "a class that nobody has declared is forbidden by nobody");
    }

    [Fact]
    public void Classes_of_one_rank_exclude_each_other_unless_a_pair_orders_them()
    {
        LockDeclarations ranked = Declare("Repository", "File") with
        {
            Rankings = [new("Log", "File", 1), new("Index", "File", 2), new("Table", "File", 3)],
            Precedences = [new("Log", "Index", 4)],
        };
        DeclaredLockOrder order = DeclaredLockOrder.Create(ranked);
        Assert.Equal(LockVerdict.Allowed, order.Judge("Repository", "Table"));
        Assert.Equal(LockVerdict.Allowed, order.Judge("Log", "Index"));
        Assert.Equal(LockVerdict.Reversed, order.Judge("Index", "Log"));
        Assert.Equal(LockVerdict.SameRank, order.Judge("Table", "Log"));
        Assert.Equal(LockVerdict.SameClass, order.Judge("Log", "Log"));
        Assert.Empty(LockDeclarationCheck.Faults(ranked with { Classes = ["Log", "Index", "Table"] }));
    }

    [Fact]
    public void Lists_of_several_assemblies_hold_together()
    {
        LockDeclarations both = Declare("App", "Repository") with { Hierarchies = [new("engine", ["Repository", "Database"], -1), new("app", ["App", "Repository"], 0)] };
        Assert.Equal(LockVerdict.Reversed, DeclaredLockOrder.Create(both).Judge("Database", "App"));
        Assert.Empty(LockDeclarationCheck.Faults(both));
    }

    [Fact]
    public void Every_kind_of_fault_is_found_where_it_is_made()
    {
        LockDeclarations wrong = new()
        {
            Hierarchies = [new("own", ["A", "B", "A", " "], 0), new("own", ["C"], 1), new("other", ["A", "A"], -1)],
            Classes = ["X"],
            Rankings = [new("X", "A", 2), new("X", "B", 3), new("Y", "X", 4)],
            Precedences = [new("B", "A", 5), new("C", "C", 6), new("C", "Gone", 7)],
            Uses = [new("X", 8), new("Nobody", 9), new("", 10)],
        };
        Assert.Equal(
            [
                "EmptyName 10 ", "EmptyName 0 ", "HierarchyTwice 1 ", "ClassTwice 0 A", "UnknownName 4 X", "UnknownName 7 Gone", "UnknownName 9 Nobody",
                "RankTwice 3 X,A,B", "Cycle 5 B,A,B", "Cycle 6 C,C",
            ],
            LockDeclarationCheck.Faults(wrong).Select(fault => $"{fault.Kind} {fault.Origin} {string.Join(",", fault.Names)}"));
    }

    [Fact]
    public void A_list_of_many_classes_is_read_in_bounded_time()
    {
        string[] many = [.. Enumerable.Range(0, 20_000).Select(i => $"L{i}")];
        DeclaredLockOrder order = Order(many);
        Assert.Equal(LockVerdict.Allowed, order.Judge("L0", "L19999"));
        Assert.Empty(LockDeclarationCheck.Faults(Declare(many)));
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static LockDeclarations Declare(params string[] classes) => new() { Hierarchies = [new("own", [.. classes], 0)] };

    private static DeclaredLockOrder Order(params string[] classes) => DeclaredLockOrder.Create(Declare(classes));

    private static bool Keeps(ImmutableArray<string> order, LockDeclarations declarations)
    {
        IEnumerable<(string Outer, string Inner)> list = declarations.Hierarchies.SelectMany(one => one.Classes.SelectMany(
            (outer, i) => one.Classes.Skip(i + 1).Select(inner => (outer, inner))));
        IEnumerable<(string Outer, string Inner)> expanded = list.SelectMany(pair =>
            Places(pair.Outer, declarations).SelectMany(outer => Places(pair.Inner, declarations).Select(inner => (outer, inner))));
        return expanded.Concat(declarations.Precedences.Select(pair => (pair.Outer, pair.Inner)))
            .All(pair => order.IndexOf(pair.Outer) < order.IndexOf(pair.Inner));
    }

    private static IEnumerable<string> Places(string rank, LockDeclarations declarations) =>
        declarations.Rankings.Where(ranking => ranking.Rank == rank).Select(ranking => ranking.LockClass).Append(rank);

    private static IEnumerable<ImmutableArray<string>> Permutations(ImmutableArray<string> names) => names.IsEmpty
        ? [[]]
        : names.SelectMany(first => Permutations(names.Remove(first)).Select(rest => rest.Insert(0, first)));
}
