using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2007 where the engine is referenced: the file system tests and creates in one step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckThenActCodeFix))]
[Shared]
public sealed class CheckThenActCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CheckThenAct];

    /// <inheritdoc />
    protected override string Title => "Create the file if it is absent (AtomicFile.TryCreate)";

    private const string AtomicFile = "EmergentLearning.Engine.Files.AtomicFile";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (StatementText.NameOfCallable(AtomicFile, "TryCreate", model, node.SpanStart) is not { } type)
            return null;
        if (node.Parent is ExpressionStatementSyntax && PublishedFile.Call(node, model, cancellation) is { } publish)
            return Replace(root, node, publish);
        if (Find(node, model, cancellation) is { } call)
        {
            string encoding = StatementText.Name("System.Text.Encoding", model, node.SpanStart);
            string bytes = call.IsText ? $"{encoding}.UTF8.GetBytes({call.Content})" : call.Content.ToString();
            return call.Replaced.Parent is ExpressionStatementSyntax ? Replace(root, call.Replaced, $"{type}.TryCreate({call.Path}, {bytes})") : null;
        }

        return WriteCall.Find(node, model, cancellation) is { IsInfo: false } write && FileSystemText.Of(write.Operation, model) is { IsAbstract: false }
            ? CopyOrEmpty(root, write, type, model, cancellation)
            : null;
    }

    /// <summary>A copy, or a file that is made and left empty.</summary>
    private static SyntaxNode? CopyOrEmpty(SyntaxNode root, WriteCall write, string type, SemanticModel model, CancellationToken cancellation)
    {
        string file = StatementText.Name("System.IO.File", model, write.Node.SpanStart);
        if (write.Member == "Copy" && write.Node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } source, ..] } copy)
            return copy.Parent is ExpressionStatementSyntax ? Replace(root, copy, $"{type}.TryCreate({write.PathText}, {file}.ReadAllBytes({source}))") : null;
        if (OpenScope.Find(write.Node, model) is not { Statement: LocalDeclarationStatementSyntax declaration } scope
            || scope.Body.Any(part => part.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == scope.Name))
            || WriteModes.Of(write, model, cancellation) == WriteMode.Unknown)
        {
            return null;
        }

        StatementSyntax create = StatementText.Parse($"{type}.TryCreate({write.PathText}, default);");
        return root.ReplaceNode(declaration, create.WithTriviaFrom(declaration).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static SyntaxNode Replace(SyntaxNode root, SyntaxNode old, string text) =>
        root.ReplaceNode(old, SyntaxFactory.ParseExpression(text).WithTriviaFrom(old).WithAdditionalAnnotations(Formatter.Annotation));

    private static (ExpressionSyntax Replaced, ExpressionSyntax Path, ExpressionSyntax Content, bool IsText)? Find(
        SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (OverwriteCall.Find(node, model, cancellation) is { IsPlainContent: true } call)
            return (call.Replaced, call.Path, call.Content, call.IsText);
        return node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } path, { NameColon: null } content] } own
            && model.GetSymbolInfo(own, cancellation).Symbol is IMethodSymbol { Name: "Replace" or "ReplaceText" } method
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, model.Compilation.GetTypeByMetadataName(AtomicFile))
                ? (own, path.Expression, content.Expression, method.Name == "ReplaceText")
                : null;
    }
}
