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
        if (StatementText.NameOfCallable(AtomicFile, "TryCreate", model, node.SpanStart) is not { } type || Find(node, model, cancellation) is not { } call)
            return null;
        if (call.Replaced.Parent is not ExpressionStatementSyntax)
            return null;
        string bytes = call.IsText ? $"{StatementText.Name("System.Text.Encoding", model, node.SpanStart)}.UTF8.GetBytes({call.Content})" : call.Content.ToString();
        ExpressionSyntax create = SyntaxFactory.ParseExpression($"{type}.TryCreate({call.Path}, {bytes})");
        return root.ReplaceNode(call.Replaced, create.WithTriviaFrom(call.Replaced).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static (ExpressionSyntax Replaced, ExpressionSyntax Path, ExpressionSyntax Content, bool IsText)? Find(
        SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (OverwriteCall.Find(node, model, cancellation) is { } call)
            return (call.Replaced, call.Path, call.Content, call.IsText);
        return node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } path, { NameColon: null } content] } own
            && model.GetSymbolInfo(own, cancellation).Symbol is IMethodSymbol { Name: "Replace" or "ReplaceText" } method
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, model.Compilation.GetTypeByMetadataName(AtomicFile))
                ? (own, path.Expression, content.Expression, method.Name == "ReplaceText")
                : null;
    }
}
