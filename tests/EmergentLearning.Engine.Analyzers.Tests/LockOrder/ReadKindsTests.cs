using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Analyzers.LockOrder.Summaries;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>The lock rules are shown some kinds of operations only: a kind that is handled and not shown would be missed without a sound.</summary>
public sealed class ReadKindsTests
{
    // Each kind that is shown says something here that no other kind says.
    private const string Code = """
        using System;
        using System.Collections;
        using System.Threading.Tasks;

        class Number
        {
            public static Number operator +(Number left, Number right) => left;
            public static Number operator -(Number left, Number right) => left;
            public static Number operator !(Number one) => one;
            public static Number operator ++(Number one) => one;
            public static Number operator --(Number one) => one;
            public static implicit operator Number(int one) => null!;
        }

        class Shared { public static int Field; }
        class Made { }
        class Pair { public void Deconstruct(out int left, out int right) { left = right = 0; } }
        class Handle : IDisposable { public void Dispose() { } }
        class Resource : IDisposable { public void Dispose() { } }
        class Items { public IEnumerator GetEnumerator() => null!; }

        class C
        {
            private readonly Action _initial = () => { };
            public Action Initial { get; } = () => { };
            private Action _later = null!;
            private Action? _kept;
            private Task _work = null!;
            private event Action? Changed;
            private int Property { get; set; }

            void Operators(Number one, int number)
            {
                _ = one + one;
                _ = !one;
                one -= one;
                one = number;
                one++;
                one--;
            }

            async Task Waiting() => await _work;

            void Members(Items items, Handle handle, Resource resource, Pair pair)
            {
                (int left, int right) = pair;
                _kept ??= Kept;
                Called();
                _ = Property;
                _ = Shared.Field;
                _ = new Made();
                Changed += Attached;
                _later = Assigned;
                Take(Given);
                object o = (Action)Referenced;
                lock (items) { }
                using (handle) { }
                using Resource declared = resource;
                foreach (object item in items) { }
            }

            void Called() { }
            void Attached() { }
            void Assigned() { }
            void Given() { }
            void Kept() { }
            void Referenced() { }
            void Take(Action action) { }
        }
        """;

    private static readonly OperationKind[] All = [.. Enum.GetValues<OperationKind>().Distinct()];
    private readonly CSharpCompilation _compilation;
    private readonly IOperation[] _operations;

    public ReadKindsTests()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Code);
        _compilation = CSharpCompilation.Create("Read", [tree], References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        SemanticModel model = _compilation.GetSemanticModel(tree);
        _operations =
        [
            .. tree.GetRoot().DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or EqualsValueClauseSyntax)
                .Select(node => model.GetOperation(node)).OfType<IOperation>().Where(operation => operation.Parent is null)
                .SelectMany(operation => operation.DescendantsAndSelf()),
        ];
    }

    public static TheoryData<OperationKind> Shown => [.. All.Where(kind => BodyReader.Kinds.Has((byte)kind))];

    [Fact]
    public void What_is_not_shown_says_nothing() =>
        Assert.Equal(Read(_ => false), Read(kind => !BodyReader.Kinds.Has((byte)kind)));

    [Theory]
    [MemberData(nameof(Shown))]
    public void What_is_shown_says_something(OperationKind kind) =>
        Assert.NotEqual(Read(_ => true), Read(other => other != kind));

    /// <summary>What is written down when operations of these kinds are shown.</summary>
    private string Read(Func<OperationKind, bool> isShown)
    {
        var symbols = new LockSymbols(_compilation, [], CancellationToken.None);
        var scan = new BodyScan(_compilation.GetTypeByMetadataName("C")!.GetMembers("Members").Single(), symbols, _compilation.Assembly);
        var reader = new BodyReader(scan, symbols, _compilation.Assembly);
        foreach (IOperation operation in _operations.Where(operation => isShown(operation.Kind)))
            reader.Visit(operation);
        return string.Join('\n', (string[])
        [
            $"locks {scan.HasLocks}, anywhere {scan.HoldsAnywhere}, waits {scan.Waits}, gives back {scan.GivesBackParameter}, lambdas {scan.HasLambdas}",
            .. scan.Callees.All.Select(callee => $"calls {callee.Key.Symbol} on {callee.Key.Receiver}, under a lock {callee.Value}"),
            .. scan.Referenced.Select(method => $"refers to {method}"),
            .. scan.PrivateCalls.Select(call => $"private {call.Key} by {call.Value}"),
            .. scan.Touched.Select(type => $"touches {type}"),
            .. scan.Assigned.Select(code => $"assigns {code.Value} to {code.Key}"),
            .. scan.Handed.Select(code => $"hands {code.Value} to {code.Key}"),
        ]);
    }
}
