using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>What tells the locks and the pairs of locks of a body apart, and when another way to one is no news.</summary>
public sealed class KnownWayTests
{
    private readonly LockKey[] _keys;
    private readonly SyntaxNode[] _sites;

    public KnownWayTests()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("static class C { static object A = new(), B = new(); }");
        CSharpCompilation compilation = CSharpCompilation.Create("Ways", [tree], References.Framework);
        _keys = [.. compilation.GetTypeByMetadataName("C")!.GetMembers().OfType<IFieldSymbol>().Select(field => new LockKey(AccessPath.Static(field), LockKind.Monitor))];
        _sites = [.. tree.GetRoot().DescendantNodes().Take(2)];
    }

    [Fact]
    public void Pairs_are_told_apart_by_each_part()
    {
        EdgeId one = new(_keys[0], _keys[1], _sites[0], IsTry: false, IsWait: false, IsLoose: false);
        EdgeId[] all =
        [
            one, one with { Held = _keys[1] }, one with { Acquired = _keys[0] }, one with { Site = _sites[1] }, one with { IsTry = true }, one with { IsWait = true },
            one with { IsLoose = true },
        ];
        AreDifferent(all);
        Assert.Equal(one, one with { Held = _keys[0] with { } });
        Assert.Equal(one.GetHashCode(), (one with { Held = _keys[0] with { } }).GetHashCode());
    }

    [Fact]
    public void Locks_are_told_apart_by_each_part()
    {
        AcquisitionId one = new(_keys[0], IsTry: false, IsWait: false, IsInPrefix: false, IsLoose: false);
        AcquisitionId[] all =
        [
            one, one with { Key = _keys[1] }, one with { IsTry = true }, one with { IsWait = true }, one with { IsInPrefix = true }, one with { IsLoose = true },
        ];
        AreDifferent(all);
        Assert.Equal(one, one with { Key = _keys[0] with { } });
        Assert.Equal(one.GetHashCode(), (one with { Key = _keys[0] with { } }).GetHashCode());
    }

    [Fact]
    public void Classes_are_told_apart_by_name_and_declaration()
    {
        LockClass[] all = [new("A", IsDeclared: true), new("A", IsDeclared: false), new("B", IsDeclared: true)];
        AreDifferent(all);
        Assert.Equal(all[0], new LockClass(new string('A', 1), IsDeclared: true));
        Assert.Equal(all[0].GetHashCode(), new LockClass(new string('A', 1), IsDeclared: true).GetHashCode());
    }

    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(1, 4, true)]
    [InlineData(2, 3, true)]
    [InlineData(1, 2, false)]
    [InlineData(0, 3, false)]
    public void A_way_that_is_no_surer_and_no_shorter_is_no_news(int guesses, int frames, bool isCovered)
    {
        AcquiredLock known = Acquired();
        Assert.Equal(isCovered, Reach.Of(known).Covers(guesses, frames));
        Assert.Equal(isCovered, Reach.Of(Edge()).Covers(guesses, frames));
    }

    [Fact]
    public void What_narrows_the_known_way_down_lets_every_other_be_news()
    {
        Assert.False(Reach.Of(Acquired() with { Released = [_keys[1]] }).Covers(9, 9));
        Assert.False(Reach.Of(Acquired() with { Given = [new ParameterTest(0, ConstantValue.True)] }).Covers(9, 9));
        Assert.False(Reach.Of(Edge() with { Gates = [_keys[1]] }).Covers(9, 9));
    }

    // One by one: a set asks no further where their hashes differ.
    private static void AreDifferent<T>(T[] all)
        where T : IEquatable<T> =>
        Assert.All(all, one => Assert.Single(all, other => one.Equals(other)));

    private AcquiredLock Acquired() => new(_keys[0], IsTry: false, IsWait: false, IsInPrefix: true, IsLoose: false, Way()) { Guesses = 1 };

    private LockEdge Edge() => new(_keys[0], _keys[1], IsTry: false, IsWait: false, Way(), Gates: [], Method: _keys[0].Path.Symbol!, IsLoose: false) { Guesses = 1 };

    private Way Way()
    {
        var frame = new Frame("C.M", _sites[0]);
        return new Way(frame, new Way(frame, new Way(frame, null)));
    }
}
