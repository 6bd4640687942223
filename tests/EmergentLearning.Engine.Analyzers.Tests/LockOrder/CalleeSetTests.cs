using EmergentLearning.Engine.Analyzers.LockOrder.Summaries;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>What a body calls is kept once each, however much that is.</summary>
public sealed class CalleeSetTests
{
    private const int Methods = 40;
    private readonly IMethodSymbol[] _methods;
    private readonly INamedTypeSymbol[] _types;

    public CalleeSetTests()
    {
        string methods = string.Concat(Enumerable.Range(0, Methods).Select(number => $"protected virtual void M{number}() {{ }} "));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Callees", [CSharpSyntaxTree.ParseText($"class A {{ {methods} }} class B : A {{ }} class C : A {{ }}")], References.Framework);
        _types = [.. new[] { "A", "B", "C" }.Select(name => compilation.GetTypeByMetadataName(name)!)];
        _methods = [.. _types[0].GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary)];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(Methods)]
    public void Each_is_kept_once_in_the_order_of_the_body(int count)
    {
        CalleeSet callees = Filled(count);
        foreach (IMethodSymbol method in _methods.Take(count).Reverse())
            callees.Add(Callee.Of(method), isUnderLock: false);
        Assert.Equal(count, callees.Count);
        Assert.Equal(_methods.Take(count), callees.All.Select(callee => callee.Key.Symbol), SymbolEqualityComparer.Default);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(Methods)]
    public void It_is_called_under_a_lock_if_any_of_its_calls_is(int count)
    {
        CalleeSet callees = Filled(count);
        callees.Add(Callee.Of(_methods[1]), isUnderLock: true);
        callees.Add(Callee.Of(_methods[1]), isUnderLock: false);
        callees.Add(Callee.Of(_methods[count - 1]), isUnderLock: true);
        Assert.Equal([1, count - 1], Enumerable.Range(0, count).Where(place => callees.All[place].Value));
    }

    [Fact]
    public void Calls_that_can_run_different_bodies_are_different()
    {
        Callee[] different =
        [
            Callee.Of(_methods[0]), Callee.Of(_methods[1]), Callee.Of(_methods[0], _types[1], isDirect: false), Callee.Of(_methods[0], _types[2], isDirect: false),
            Callee.Of(_methods[0], _types[1], isDirect: true),
        ];
        var callees = new CalleeSet();
        foreach (Callee callee in different.Concat(different))
            callees.Add(callee, isUnderLock: false);
        Assert.Equal(different, callees.All.Select(callee => callee.Key));
    }

    [Fact]
    public void Calls_on_the_type_that_declares_the_method_are_the_same() =>
        Assert.Equal(Callee.Of(_methods[0]), Callee.Of(_methods[0], _types[0], isDirect: false));

    private CalleeSet Filled(int count)
    {
        var callees = new CalleeSet();
        foreach (IMethodSymbol method in _methods.Take(count))
            callees.Add(Callee.Of(method), isUnderLock: false);
        return callees;
    }
}
