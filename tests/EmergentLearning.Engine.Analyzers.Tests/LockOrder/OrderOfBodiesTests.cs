using EmergentLearning.Engine.Analyzers.LockOrder;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>
/// Which thread looks at which body first is different in each build, and in which order a folder lists its files on each machine; what is reported, with each
/// frame of it, must not be.
/// </summary>
public sealed class OrderOfBodiesTests
{
    private const string Reversed =
        "static class G { public static readonly object One = new(), Two = new(); static void M() { lock (Two) lock (One) { } } } ";

    /// <summary>The way to the second lock leads through one of two bodies, and both ways are as long and as sure.</summary>
    [Theory]
    [InlineData(
        "interface I { void Run(); } class A : I { public void Run() { lock (G.Two) { } } } class B : I { public void Run() { lock (G.Two) { } } } "
        + "class C { void M(I other) { lock (G.One) other.Run(); } }")]
    [InlineData(
        "abstract class O { public abstract void Run(); } class A : O { public override void Run() { lock (G.Two) { } } } "
        + "class B : O { public override void Run() { lock (G.Two) { } } } class C { void M(O other) { lock (G.One) other.Run(); } }")]
    [InlineData(
        "class C { event System.Action Ran; void A() { Ran += InA; } void InA() { lock (G.Two) { } } "
        + "void B() { Ran += InB; } void InB() { lock (G.Two) { } } void M() { lock (G.One) Ran(); } }")]
    public void Reports_do_not_depend_on_it(string code)
    {
        CSharpCompilation compilation = Compile(("Tangled.cs", Reversed + code));
        string[] forward = Reports(compilation, methods => methods);
        Assert.Single(forward);
        Assert.Equal(forward, Reports(compilation, methods => methods.Reverse()));
    }

    [Fact]
    public void Reports_do_not_depend_on_the_order_of_the_files()
    {
        (string Path, string Code) a = ("A.cs", "class A : I { public void Run() { lock (G.Two) { } } }");
        (string Path, string Code) b = ("B.cs", "class B : I { public void Run() { lock (G.Two) { } } }");
        (string Path, string Code) c = ("C.cs", Reversed + "interface I { void Run(); } class C { void M(I other) { lock (G.One) other.Run(); } }");
        string[] forward = Reports(Compile(a, b, c), methods => methods);
        Assert.Single(forward);
        Assert.Equal(forward, Reports(Compile(c, b, a), methods => methods));
    }

    private static CSharpCompilation Compile(params (string Path, string Code)[] files)
    {
        IEnumerable<SyntaxTree> trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Code, path: file.Path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var compilation = CSharpCompilation.Create("Tangled", trees, References.Framework, options);
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static string[] Reports(CSharpCompilation compilation, Func<IEnumerable<MethodDeclarationSyntax>, IEnumerable<MethodDeclarationSyntax>> order)
    {
        var analysis = new LockAnalysis(compilation, new LockSymbols(compilation, [], CancellationToken.None));
        IEnumerable<SyntaxNode> nodes = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes());
        foreach (MethodDeclarationSyntax method in order(nodes.OfType<MethodDeclarationSyntax>()))
        {
            SemanticModel model = compilation.GetSemanticModel(method.SyntaxTree);
            if (model.GetOperation(method) is not { } body)
                continue;
#pragma warning disable CS0618 // What stands in its place runs the analyzers itself, in an order that nobody can choose.
            var context = new OperationBlockAnalysisContext(
                [.. body.ChildOperations], model.GetDeclaredSymbol(method)!, compilation, new AnalyzerOptions([]), _ => { }, _ => true, CancellationToken.None);
#pragma warning restore CS0618
            analysis.Check(context);
        }

        var found = new List<Diagnostic>();
        analysis.End(found.Add, CancellationToken.None);
        return [.. found.Select(one => $"{one} {string.Join(' ', one.AdditionalLocations.Select(Text))}")];
    }

    private static string Text(Location place) => $"{place.SourceTree!.FilePath} {place.SourceSpan}";
}
