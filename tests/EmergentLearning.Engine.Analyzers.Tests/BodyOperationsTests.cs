using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Tests;

/// <summary>The walk that all rules share: what it leaves out no rule sees.</summary>
public sealed class BodyOperationsTests
{
    private const string Code = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        class C
        {
            private readonly List<int> _all = [1, 2, 3];
            private event Action? Changed;
            private int this[int at] => _all[at];

            [Obsolete("old")]
            public async Task<string> RunAsync(int count = 3, params string[] names)
            {
                lock (_all)
                    _all.Add(count);
                using var one = new System.IO.MemoryStream();
                foreach (int number in _all.Where(each => each > count))
                    Changed?.Invoke();
                (int left, int right) = (this[0], -count);
                string text = $"{left}, {right + 1}" ?? nameof(count);
                switch (text)
                {
                    case { Length: > 3 } when count is 1 or 2: break;
                    default: goto end;
                }
                try { await Task.Delay(left++); } catch (Exception error) when (error is not null) { throw; } finally { Local(ref left); }
                end:
                var copy = new C { _all = { 4 } };
                int[] sized = new int[count], spread = [.. names.Select(name => name.Length), default, sizeof(int)];
                return copy.ToString() + typeof(C) + (object)sized[^1] + missing.Thing;
                static void Local(ref int value) => value *= 2;
            }

            C(int a) : this() { }
            C() => _all.Clear();
        }
        """;

    [Fact]
    public void Every_operation_is_there_in_the_order_of_Roslyn_with_its_kind()
    {
        ImmutableArray<IOperation> blocks = Blocks(Code);
        Assert.True(blocks.Length >= 7, $"{blocks.Length} blocks");
        foreach (IOperation block in blocks)
        {
            BodyWalk walk = BodyOperations.Of(block);
            Assert.Equal(block.DescendantsAndSelf(), walk.All);
            foreach (IGrouping<OperationKind, IOperation> kind in block.DescendantsAndSelf().GroupBy(operation => operation.Kind))
                Assert.Equal(kind, Found(walk, KindSet.Of(kind.Key)));
        }
    }

    [Fact]
    public void Every_kind_of_the_compiler_is_kept_apart_from_all_others()
    {
        OperationKind[] kinds = [.. Enum.GetValues<OperationKind>().Distinct()];
        foreach (OperationKind kind in kinds)
        {
            KindSet only = KindSet.Of(kind);
            Assert.Equal([kind], kinds.Where(other => only.Has((byte)other)));
        }

        Assert.False(KindSet.Of(kinds).Has(BodyWalk.Other));
        KindSet both = KindSet.Of(kinds[1]).With(KindSet.Of(kinds[^1]));
        Assert.Equal([kinds[1], kinds[^1]], kinds.Where(kind => both.Has((byte)kind)));
    }

    [Fact]
    public void A_kind_that_a_set_cannot_hold_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KindSet.Of(OperationKind.Block, (OperationKind)192));

    [Fact]
    public void Several_kinds_are_found_in_the_order_of_the_walk()
    {
        IOperation block = Blocks(Code).MaxBy(one => one.DescendantsAndSelf().Count())!;
        OperationKind[] wanted = [OperationKind.Invocation, OperationKind.Literal];
        Assert.Equal(
            block.DescendantsAndSelf().Where(operation => wanted.Contains(operation.Kind)),
            Found(BodyOperations.Of(block), KindSet.Of(wanted)));
        Assert.True(BodyOperations.Of(block).Any(KindSet.Of(wanted), operation => operation is ILiteralOperation));
        Assert.False(BodyOperations.Of(block).Any(KindSet.Of(OperationKind.Invocation), operation => operation is ILiteralOperation));
    }

    [Fact]
    public void Blocks_that_are_asked_for_in_turns_keep_their_own_operations()
    {
        ImmutableArray<IOperation> blocks = Blocks(Code);
        for (int round = 0; round < 3; round++)
        {
            foreach (IOperation block in blocks.Concat(blocks.Reverse()))
                Assert.Equal(block.DescendantsAndSelf(), BodyOperations.Of(block).All);
        }
    }

    [Fact]
    public void Code_that_is_nested_deeper_than_the_first_stack_is_walked_to_its_end()
    {
        string deep = string.Concat(Enumerable.Repeat("if (a) { ", 150)) + "a = true;" + string.Concat(Enumerable.Repeat(" }", 150));
        IOperation block = Assert.Single(Blocks($"class C {{ void M(bool a) {{ {deep} }} }}"));
        Assert.Equal(block.DescendantsAndSelf(), BodyOperations.Of(block).All);
        Assert.Equal(150, Found(BodyOperations.Of(block), KindSet.Of(OperationKind.Conditional)).Count);
    }

    private static List<IOperation> Found(BodyWalk walk, KindSet wanted)
    {
        var found = new List<IOperation>();
        foreach (IOperation operation in walk.Of(wanted))
            found.Add(operation);
        return found;
    }

    private static ImmutableArray<IOperation> Blocks(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code);
        CSharpCompilation compilation = CSharpCompilation.Create("Walked", [tree], References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        SemanticModel model = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot().DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or AttributeSyntax)
                .Select(node => model.GetOperation(node)).OfType<IOperation>().Select(Root).Distinct(),
        ];
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
