using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Analyzers.LockOrder.Summaries;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Which bodies are followed while they are typed: one that is not would show its faults only when everything has been compiled.</summary>
public sealed class AloneTests
{
    private const string Attributes = "namespace EmergentLearning.Engine.Locking { class AcquiresLockAttribute : System.Attribute { } }";

    [Theory]
    [InlineData("void M() { lock (_a) { Other(); } Other(); }", false)]
    [InlineData("void M() { foreach (object one in new object[3]) lock (one) { _at++; } }", false)]
    [InlineData("void M() { Other(); }", false)]
    [InlineData("void M() { lock (_a) { lock (_b) { } } }", true)]
    [InlineData("void M() { lock (_a) { } lock (_b) { } }", true)]
    [InlineData("void M() { Monitor.Enter(_b); lock (_a) { } }", true)]
    [InlineData("void M() { Monitor.Enter(_b); }", true)]
    [InlineData("void M() { lock (_a) { Action later = () => { }; } }", true)]
    [InlineData("void M() { lock (_a) { Inner(); } void Inner() { } }", true)]
    [InlineData("IEnumerable<int> M() { lock (_a) { yield return 1; } }", true)]
    [InlineData("IEnumerable<int> M() { lock (_a) { yield break; } }", true)]
    [InlineData("async Task M(Task task) { lock (_a) { } await task; }", true)]
    [InlineData("void M(Task task) { lock (_a) { task.Wait(); } }", true)]
    [InlineData("void M(IDisposable handle) { lock (_a) { handle.Dispose(); } }", true)]
    [InlineData("void M(Lazy<int> value) { lock (_a) { _at = value.Value; } }", true)]
    [InlineData("void M() { lock (_a) { using var file = new FileStream(\"x.lock\", FileMode.Create, FileAccess.Write, FileShare.None); } }", true)]
    [InlineData("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] void M() { lock (_a) { } }", true)]
    [InlineData("static C() { lock (typeof(C)) { } }", true)]
    public void A_body_is_followed_alone_where_it_may_fail_alone(string member, bool isFollowed) => Assert.Equal(isFollowed, MayFail(member));

    [Fact]
    public void Attributes_say_more_of_what_is_called_than_can_be_seen() =>
        Assert.True(MayFail("void M() { lock (_a) { Other(); } }", Attributes));

    private static bool MayFail(string member, string others = "")
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText($$"""
            using System; using System.Collections.Generic; using System.IO; using System.Threading; using System.Threading.Tasks;
            class C
            {
                readonly object _a = new(), _b = new();
                int _at;
                void Other() { }
                {{member}}
            }
            {{others}}
            """);
        CSharpCompilation compilation = CSharpCompilation.Create("Alone", [tree], References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error));
        SemanticModel model = compilation.GetSemanticModel(tree);
        BaseMethodDeclarationSyntax method = tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Last(found => found.Parent is ClassDeclarationSyntax { Identifier.ValueText: "C" });
        var scan = new BodyScan(model.GetDeclaredSymbol(method)!, new LockSymbols(compilation, [], CancellationToken.None), compilation.Assembly);
        // What a rule is given is the block of the body.
        scan.Read([.. model.GetOperation(method)!.ChildOperations]);
        return scan.MayFailAlone;
    }
}
