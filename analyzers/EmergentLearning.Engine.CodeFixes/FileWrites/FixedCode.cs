using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Asks the compiler about a change before it is offered: a stream has many uses, and no list of them is complete.</summary>
internal static class FixedCode
{
    /// <summary>True when the member that was changed has no error that it had not before.</summary>
    public static bool Compiles(SyntaxNode root, SyntaxNode changed, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        SyntaxTree tree = root.SyntaxTree.WithRootAndOptions(changed, root.SyntaxTree.Options);
        SemanticModel after = model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree).GetSemanticModel(tree);
        // What comes before the member has not changed, so it begins where it began.
        SyntaxNode old = MemberOf(node);
        SyntaxNode? member = tree.GetRoot(cancellation).FindToken(old.SpanStart).Parent?.AncestorsAndSelf()
            .FirstOrDefault(one => one.RawKind == old.RawKind && one.SpanStart == old.SpanStart);
        return member is not null && Errors(after, member.FullSpan, cancellation) <= Errors(model, old.FullSpan, cancellation);
    }

    private static SyntaxNode MemberOf(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(one => one is MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax))
            ?? node.SyntaxTree.GetRoot();

    private static int Errors(SemanticModel model, TextSpan span, CancellationToken cancellation) =>
        model.GetDiagnostics(span, cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
