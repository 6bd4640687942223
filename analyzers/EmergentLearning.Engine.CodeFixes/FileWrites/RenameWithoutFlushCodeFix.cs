using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2003: flushes at the end of the block that writes, or opens the finished file once more to flush it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameWithoutFlushCodeFix))]
[Shared]
public sealed class RenameWithoutFlushCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RenameWithoutFlush];

    /// <inheritdoc />
    protected override string Title => "Flush the file to disk before the rename";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (RenameSyntax.Find(node, model, cancellation) is not { } rename)
            return null;
        VariableDeclaratorSyntax[] openers = [.. rename.Openers()];
        if (openers is [{ Parent.Parent: UsingStatementSyntax { Statement: var body } } only]
            && IsFileStream(only, model, cancellation)
            && !IsWrapped(body, only.Identifier.ValueText))
        {
            return root.ReplaceNode(body, WithFlush(body, only.Identifier.ValueText));
        }

        return ReopenedFlush.Insert(root, rename, model);
    }

    private static bool IsFileStream(VariableDeclaratorSyntax variable, SemanticModel model, CancellationToken cancellation) =>
        model.GetDeclaredSymbol(variable, cancellation) is ILocalSymbol { Type: { Name: "FileStream", ContainingNamespace.Name: "IO" } };

    /// <summary>A writer over the stream closes it at the end of its own block, where it is too late for a flush.</summary>
    private static bool IsWrapped(StatementSyntax body, string stream) => body.DescendantNodes().Any(
        node => node is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax first }, ..] }
            && first.Identifier.ValueText == stream);

    private static BlockSyntax WithFlush(StatementSyntax body, string stream)
    {
        StatementSyntax flush = StatementText.Parse(stream + ".Flush(flushToDisk: true);").WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        BlockSyntax block = body as BlockSyntax ?? SyntaxFactory.Block(body);
        return block.AddStatements(flush.WithAdditionalAnnotations(Formatter.Annotation)).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
